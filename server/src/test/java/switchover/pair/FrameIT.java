package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebDriverException;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * The script in a frame moves the frame, or the page around it where it is told to and the browser
 * lets it. Where not, the frame does not stay because of that.
 */
class FrameIT {
  private static final String REST = "?x=a%20b&x=&y=%C3%A9+;z#p-101";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HREF = "return location.href";
  private static final String LINE = "return Switchover.status().line";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void movesItselfOrThePageAroundIt(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    String a = pair.url(pair.a()).toLowerCase(Locale.ROOT);
    String b = pair.url(pair.b()).toLowerCase(Locale.ROOT);
    for (TestNode node : pair.nodes()) {
      ownPages(node.home().folder(), a);
    }
    Browser browser = Browser.start(engine, lab, pair.pageHosts());

    Page around = open(browser, b + "/many.html" + REST);
    await(around, 0, "return Switchover.status().why", "CurrentRunning");
    await(around, 1, "return Switchover.status().why", "CurrentRunning");
    await(around, 2, HREF, a + "/wants-top.html" + REST);
    awaitLine(around, 2, "Moved from serverB at [0-9:]+: it is Standby, only this frame\\. .*");
    pair.switchFrom(pair.a());
    await(around, 0, HREF, b + "/part.html" + REST);
    await(around, 1, HREF, b + "/wants-top.html" + REST);
    awaitLine(around, 0, "Moved from serverA at [0-9:]+: it is Standby\\. .*");
    assertEquals(b + "/many.html" + REST, around.href());

    Page top = open(browser, b + "/one.html" + REST);
    await(top, 0, "return Switchover.status().why", "CurrentRunning");
    pair.switchFrom(pair.b());
    top.awaitAt(a + "/one.html" + REST);
    await(top, 0, HREF, a + "/wants-top.html" + REST);
    await(top, 0, "return Switchover.status().moved.from", "serverB");
    awaitLine(top, 0, "Moved from serverB at [0-9:]+: it is Standby\\. .*");
  }

  /** A page without a script of its own. */
  private static Page open(Browser browser, String url) {
    Page page = browser.page();
    page.run("location.href = '" + url + "'");
    page.awaitAt(url);
    return page;
  }

  private static void ownPages(Path home, String a) throws IOException {
    Path pages = Files.createDirectories(home.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "<!doctype html><title>own</title>");
    Files.writeString(pages.resolve("part.html"), part(""));
    Files.writeString(pages.resolve("wants-top.html"), part(" data-frame=top"));
    Files.writeString(
        pages.resolve("one.html"), around("<iframe src='wants-top.html%s'></iframe>"));
    String many =
        "<iframe src='"
            + a
            + "/part.html%1$s'></iframe>"
            + "<iframe src='"
            + a
            + "/wants-top.html%1$s'></iframe>"
            + "<iframe src='wants-top.html%1$s' sandbox='allow-scripts allow-same-origin'></iframe>";
    Files.writeString(pages.resolve("many.html"), around(many));
  }

  private static String part(String attribute) {
    return "<!doctype html><title>part</title>"
        + "<script src=/switchover/switchover.js"
        + attribute
        + " defer></script>";
  }

  private static String around(String frames) {
    return "<!doctype html><title>around</title>" + frames.formatted(REST.replace("&", "&amp;"));
  }

  private static void awaitLine(Page page, int frame, String pattern) {
    Await.until(
        "the line of frame " + frame + " is " + pattern,
        SOON,
        () -> seen(page, frame, LINE),
        () -> page.runIn(frame, LINE).toString().matches(pattern));
  }

  private static void await(Page page, int frame, String script, String wanted) {
    Await.until(
        "frame " + frame + " says " + wanted + " to: " + script,
        SOON,
        () -> seen(page, frame, script),
        () -> wanted.equals(page.runIn(frame, script)));
  }

  private static String seen(Page page, int frame, String script) {
    try {
      return page.runIn(frame, HREF) + " " + page.runIn(frame, script);
    } catch (WebDriverException e) {
      return e.getRawMessage();
    }
  }
}
