package switchover.quiet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.pair.Await;
import switchover.pair.Lab;
import switchover.pair.TestPair;

/**
 * The runtime page in a browser of its own, with a time of its own: see {@code quick-time.js}. What
 * happens to it in an hour is left to others.
 */
final class QuickPage {
  private static final Duration HOUR_AT_MOST = Duration.ofMinutes(5);

  /** Short trends: the day is not one of drawing. */
  private static final String ADDRESS = "/?span=30";

  /** Frames come by the real time, and would take most of it; all else goes on. */
  private static final String PAINT_NOTHING = "document.body.style.contentVisibility = 'hidden'";

  /** The browser's notes of requests, up to 1,000 in its console and 250 timings, are its own. */
  private static final String FORGET_NOTES = "console.clear(); performance.clearResourceTimings()";

  private final String name;
  private final Browser browser;
  private final List<Map<String, Double>> hours = new ArrayList<>();

  private QuickPage(String name, Browser browser) {
    this.name = name;
    this.browser = browser;
  }

  /** Opens it on A. */
  static QuickPage open(Lab lab, TestPair pair, QuickSigns signs, String name) throws IOException {
    Browser browser = Browser.start(lab, pair.pageHosts());
    browser.devTools("Page.enable", Map.of());
    for (String script : List.of("quick-sample.js", "quick-time.js", "quick-streams.js")) {
      String source = script(script).replace("{{signs}}", signs.url());
      browser.devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", source));
    }
    Metrics.enable(browser);
    Page page = browser.open(pair.url(pair.a()) + ADDRESS);
    page.awaitKnows("Running", "Standby");
    page.mark();
    page.run(PAINT_NOTHING);
    return new QuickPage(name, browser);
  }

  /** One of the scripts beside this class. */
  static String script(String name) throws IOException {
    try (InputStream in = QuickPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String name() {
    return name;
  }

  /** Ends its life; what was measured stays. */
  void close() {
    browser.close(browser.window());
  }

  /** Its time passes until then, from now on. */
  void liveUntil(double end) {
    run("day.liveUntil(" + end + ")");
  }

  /** Its time stands still. */
  void awaitStands() {
    await("day.stands()");
  }

  /** Waits until that is true in the page. */
  void await(String expression) {
    Await.seldom(
        expression,
        HOUR_AT_MOST,
        () -> String.valueOf(run("JSON.stringify(Switchover.status())")),
        () -> Boolean.TRUE.equals(run(expression)));
  }

  /** Measures what it keeps at the end of an hour. */
  void measure() {
    if (!Boolean.TRUE.equals(run("window.markedByTest"))) {
      throw new AssertionError("the page has not stayed");
    }
    run(FORGET_NOTES);
    hours.add(Metrics.afterCollection(browser));
  }

  /** Of each script that the driver itself runs it keeps an object in the page; of these none. */
  Object run(String script) {
    Map<String, Object> how = Map.of("expression", script, "returnByValue", true);
    return ((Map<?, ?>) browser.devTools("Runtime.evaluate", how).get("result")).get("value");
  }

  /** The browser's figures at the end of each hour, from the first on. */
  List<Map<String, Double>> hours() {
    return List.copyOf(hours);
  }

  /** What it kept last, for who waits for the end. */
  String seen() {
    Map<String, Double> last = hours.get(hours.size() - 1);
    return name + ": " + Arrays.stream(Kept.values()).map(kept -> kept.of(last)).toList();
  }

  /** One line of what it has heard and asked. */
  String work() {
    return String.valueOf(
        run("day.signs + ' signs of life heard, ' + day.asked + ' requests made'"));
  }
}
