package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebDriverException;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * The script in a frame moves the frame, or the page around it where it is told to and the browser
 * lets it. Where not, the frame does not stay because of that. WebKit lets a frame of the same
 * origin, whatever its sandbox says, and the new top page does not know from where it came.
 */
@Tag("screens")
class FrameIT {
  private static final String REST = "?x=a%20b&x=&y=%C3%A9+;z#p-101";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HREF = "return location.href";
  private static final String WHY = "return Switchover.status().why";
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
    boolean keepsWalls = engine != Engine.WEBKIT;
    boolean tellsTop = engine != Engine.WEBKIT;

    Page around = browser.visit(b + "/others.html" + REST);
    await(around, 0, WHY, "CurrentRunning");
    await(around, 1, WHY, "CurrentRunning");
    pair.switchByHttp(pair.a());
    await(around, 0, HREF, b + "/part.html" + REST);
    await(around, 1, HREF, b + "/wants-top.html" + REST);
    awaitLine(around, 0, "Moved from serverA at [0-9:]+: it is Standby\\. .*");
    assertEquals(b + "/others.html" + REST, around.href());

    Page walled = browser.visit(b + "/walled.html" + REST);
    await(walled, 0, WHY, "CurrentRunning");
    pair.switchByHttp(pair.b());
    await(walled, 0, HREF, a + "/wants-top.html" + REST);
    awaitLine(
        walled,
        0,
        (keepsWalls ? "Moved from serverB at [0-9:]+: it is Standby, only this frame\\. " : "")
            + "serverA Running, serverB Standby");
    walled.awaitAt((keepsWalls ? b : a) + "/walled.html" + REST);

    Page top = browser.visit(a + "/own.html" + REST);
    await(top, 0, WHY, "CurrentRunning");
    pair.switchByHttp(pair.a());
    top.awaitAt(b + "/own.html" + REST);
    await(top, 0, HREF, b + "/wants-top.html" + REST);
    awaitLine(
        top,
        0,
        (tellsTop ? "Moved from serverA at [0-9:]+: it is Standby\\. " : "")
            + "serverB Running, serverA Standby");
  }

  private static void ownPages(Path home, String a) throws IOException {
    Path pages = Files.createDirectories(home.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "<!doctype html><title>own</title>");
    Files.writeString(pages.resolve("part.html"), part(""));
    Files.writeString(pages.resolve("wants-top.html"), part(" data-frame=top"));
    String own = "<iframe src='wants-top.html%s'";
    Files.writeString(pages.resolve("own.html"), around(own + "></iframe>"));
    Files.writeString(
        pages.resolve("walled.html"),
        around(own + " sandbox='allow-scripts allow-same-origin'></iframe>"));
    String others =
        "<iframe src='%1$s/part.html%%1$s'></iframe><iframe src='%1$s/wants-top.html%%1$s'></iframe>";
    Files.writeString(pages.resolve("others.html"), around(others.formatted(a)));
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
