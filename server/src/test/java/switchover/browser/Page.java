package switchover.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import switchover.pair.Await;

/** A page as its operator and its script see it. */
public final class Page {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Pattern SCHEME_AND_HOST = Pattern.compile("^(https?://[^/?#]*)(.*)$");

  /** Asked of the page in one go, so that all belongs to one document. */
  private static final String SAYS =
      "return JSON.stringify(window.Switchover && Switchover.status ? Switchover.status() : null)";

  /** Not by the timings of resources: WebKit has none of a request that failed. */
  private static final String COUNT_HEARTBEATS =
      "const real = window.realFetch || window.fetch;"
          + "window.realFetch = real;"
          + "window.heartbeats = 0;"
          + "window.fetch = (url, ...rest) => {"
          + "  window.heartbeats += new URL(url, location).pathname.endsWith('/status') ? 1 : 0;"
          + "  return real.call(window, url, ...rest); }";

  private static final String COUNT_WORDS =
      "const channel = BroadcastChannel.prototype;"
          + "const real = channel.postMessage;"
          + "window.words = 0;"
          + "channel.postMessage = function (word) { window.words++; return real.call(this, word); }";

  private static final String FIRST_PAINT =
      "const p = performance.getEntriesByName('first-paint')[0];"
          + "return p ? performance.timeOrigin + p.startTime : -1";

  /** From where nothing has the focus, it may go through the browser's own bars. */
  private static final String LEAVE =
      "document.querySelectorAll('[data-left]').forEach(each => each.removeAttribute('data-left'));"
          + "const at = document.activeElement;"
          + "if (at !== document.body) at.setAttribute('data-left', '')";

  private static final String IN_SIGHT =
      "const at = document.activeElement;"
          + "const box = at.getBoundingClientRect();"
          + "const middle = [box.left + box.width / 2, box.top + box.height / 2];"
          + "return at.contains(document.elementFromPoint(...middle))";

  private static final int MOST_STEPS = 90;

  private final Engine engine;
  private final RemoteWebDriver driver;

  Page(Engine engine, RemoteWebDriver driver) {
    this.engine = engine;
    this.driver = driver;
  }

  /** The document's own address. */
  public String href() {
    return run("return location.href").toString();
  }

  /** What the page's script says: {@code Switchover.status()}; null before it is at work. */
  public JsonObject says() {
    String text = run(SAYS).toString();
    return "null".equals(text) ? null : JsonParser.parseString(text).getAsJsonObject();
  }

  /** Runs a script in the page. */
  public Object run(String script) {
    return driver.executeScript(script);
  }

  /** Runs a script in a frame of the page, the first of which has the number 0. */
  public Object runIn(int frame, String script) {
    try {
      driver.switchTo().frame(frame);
      return run(script);
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  /** Types into what has the focus, as a person with no mouse does. */
  public void type(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Replaces what stands in the field of that id, by keys. */
  public void fill(String id, String text) {
    String field = "document.getElementById('" + id + "')";
    run(field + ".focus();" + field + ".select()");
    type(text);
  }

  /** Goes back to the field before, by the keys for that. */
  public void tabBack() {
    new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
  }

  /** Goes on to that element from field to field, as a person with no mouse does, and sees it. */
  public void tabTo(String selector) {
    step(selector, () -> type(Keys.TAB));
  }

  /** The same, backwards. */
  public void tabBackTo(String selector) {
    step(selector, this::tabBack);
  }

  private void step(String selector, Runnable key) {
    String there = "return document.activeElement.matches(\"" + selector + "\")";
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (Boolean.TRUE.equals(run(there))) {
        awaitTrue("nothing is in front of " + selector, IN_SIGHT);
        return;
      }
      run(LEAVE);
      key.run();
      awaitTrue("the focus moves on", "return !document.activeElement.hasAttribute('data-left')");
    }
    throw new AssertionError("no key leads to " + selector);
  }

  /** Waits until a script of the page gives true. */
  public void awaitTrue(String what, String script) {
    Await.until(what, SOON, this::seen, () -> Boolean.TRUE.equals(run(script)));
  }

  /** Waits until the address bar shows this address: the host in any case, the rest by the byte. */
  public void awaitAt(String url) {
    awaitAt(url, SOON);
  }

  /** Waits until the address bar shows this address: the host in any case, the rest by the byte. */
  public void awaitAt(String url, Duration atMost) {
    String wanted = lowerCaseHost(url);
    Await.until(
        "the page is at " + wanted,
        atMost,
        this::seen,
        () -> wanted.equals(href()) && wanted.equals(driver.getCurrentUrl()));
  }

  /** Waits until the page's script answers. */
  public void awaitScript() {
    Await.until("the page's script is at work", SOON, this::seen, () -> says() != null);
  }

  /** Waits until the page's script says so. */
  public void await(String what, Predicate<JsonObject> wanted) {
    Await.until("the page says: " + what, SOON, this::seen, () -> wanted.test(says()));
  }

  /** Waits until the page stays for this reason. */
  public void awaitStay(String why) {
    await(
        "Stay, " + why,
        says ->
            "Stay".equals(says.get("decision").getAsString())
                && why.equals(says.get("why").getAsString()));
  }

  /** Waits until the page knows that this of both nodes. */
  public void awaitKnows(String current, String redundant) {
    await(
        "current " + current + ", redundant " + redundant,
        says ->
            current.equals(says.getAsJsonObject("current").get("says").getAsString())
                && redundant.equals(says.getAsJsonObject("redundant").get("says").getAsString()));
  }

  /**
   * Waits until the page has so many times more asked a node, answered or not, or heard its own
   * one: where signs of life come it seldom asks.
   */
  public void awaitRounds(int count) {
    countHeartbeats();
    long[] heard = {0};
    long[] lastAgo = {0};
    Await.until(
        count + " rounds more",
        SOON.plusSeconds(2L * count),
        () -> heartbeats() + " asked, " + heard[0] + " heard and " + seen(),
        () -> {
          long ago = heardMillisAgo();
          heard[0] += ago < lastAgo[0] ? 1 : 0;
          lastAgo[0] = ago;
          return heartbeats() + heard[0] >= count;
        });
  }

  private long heardMillisAgo() {
    JsonElement ago = says().getAsJsonObject("current").get("answeredMillisAgo");
    return ago == null ? 0 : ago.getAsLong();
  }

  /** Counts the page's heartbeats, answered or not, from now on. */
  public void countHeartbeats() {
    run(COUNT_HEARTBEATS);
  }

  /** How many there were. */
  public long heartbeats() {
    return (Long) run("return window.heartbeats");
  }

  /** Counts what the page says to its neighbours, from now on; to be called once. */
  public void countWords() {
    run(COUNT_WORDS);
  }

  /** How much that was. */
  public long words() {
    return (Long) run("return window.words");
  }

  /**
   * Goes back, after the driver has its answer: one whose page is gone before runs the script once
   * more.
   */
  public void back() {
    run("setTimeout(() => history.back(), 0)");
  }

  /** A page that goes on before it is loaded leaves no entry in the history. */
  public void awaitLoaded() {
    awaitTrue("the page is loaded", "return document.readyState === 'complete'");
  }

  /** Makes this document recognisable; another one, or a reload, is not marked. */
  public void mark() {
    run("window.markedByTest = true");
  }

  /** Whether this is the marked document still. */
  public boolean isMarked() {
    return Boolean.TRUE.equals(run("return window.markedByTest === true"));
  }

  /** When this document's navigation began, in milliseconds since 1970. */
  public double navigationStartEpochMillis() {
    return ((Number) run("return performance.timeOrigin")).doubleValue();
  }

  /** When this document was first painted, in milliseconds since 1970. */
  public double awaitFirstPaintEpochMillis() {
    Await.until(
        "first paint", SOON, this::seen, () -> ((Number) run(FIRST_PAINT)).doubleValue() > 0);
    return ((Number) run(FIRST_PAINT)).doubleValue();
  }

  /** Keeps a picture of the page under the engine's name and this one. */
  public void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    String file = engine + "-" + name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".png";
    Files.write(SCREENSHOTS.resolve(file), picture());
  }

  /** What is in sight of the page, as PNG. */
  public byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  void testify(String testName) throws IOException {
    System.out.println("---- page: " + seen());
    screenshot("failed-" + testName);
  }

  private String seen() {
    try {
      return href() + " " + says();
    } catch (WebDriverException e) {
      return "no page: " + e.getRawMessage();
    }
  }

  private static String lowerCaseHost(String url) {
    Matcher parts = SCHEME_AND_HOST.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(url);
    }
    return parts.group(1).toLowerCase(Locale.ROOT) + parts.group(2);
  }
}
