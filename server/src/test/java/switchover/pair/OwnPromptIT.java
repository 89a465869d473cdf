package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * A page that asks before it is left does not stop its own way to the Running node: nobody may be
 * there to answer. A driver answers each prompt at once, so the page notes whether there is one.
 */
@Tag("screens")
class OwnPromptIT {
  private static final String PAGE =
      "<!doctype html><title>own</title><script src=\"own.js\"></script>"
          + "<script src=\"/switchover/switchover.js\" defer></script>";

  private static final String ASKS =
      "function ask(event) {"
          + "  event.preventDefault();"
          + "  event.returnValue = 'Stay?';"
          + "  if (event.defaultPrevented || event.returnValue) {"
          + "    localStorage.setItem('asked', 'yes');"
          + "  }"
          + "}"
          + "addEventListener('beforeunload', ask);"
          + "addEventListener('beforeunload', ask, true);"
          + "onbeforeunload = function() { localStorage.setItem('asked', 'yes'); return 'Stay?'; };";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void doesNotStopTheJump(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    for (TestNode node : pair.nodes()) {
      ownPage(node.home().folder());
    }
    String a = pair.url(pair.a());
    String b = pair.url(pair.b());
    Page page = Browser.start(engine, lab, pair.pageHosts()).open(a + "/");
    page.awaitStay("CurrentRunning");
    pair.switchFrom(pair.a());
    page.awaitAt(b + "/");
    page.awaitStay("CurrentRunning");
    assertEquals("no", asked(page, a));
    assertEquals("yes", asked(page, b), "whoever else leaves the page is asked");
  }

  private static void ownPage(Path home) throws IOException {
    Path pages = Files.createDirectories(home.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), PAGE);
    Files.writeString(pages.resolve("own.js"), ASKS);
    Files.writeString(pages.resolve("asked.html"), "<!doctype html><title>asked</title>");
  }

  /** What the page that this node served has noted when it was left. */
  private static String asked(Page page, String node) {
    page.run("location.href = '" + node + "/asked.html'");
    page.awaitAt(node + "/asked.html");
    return page.run("return localStorage.getItem('asked') || 'no'").toString();
  }
}
