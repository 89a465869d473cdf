package switchover.pair;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;

/** An admin sees, before it matters, which pages could not move and why. */
@Tag("screens")
class ReadinessIT {
  /** Public address of both, where nothing listens. */
  private static final String NOBODY = "https://127.0.0.1:9";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#screens")
  void openPagesSayWhetherTheyCouldMove(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).publicAddress(NOBODY).cuttable().startFull();
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    browser.open(pair.url(pair.a()) + "/");
    awaitSaid(pair, "1 of 1 pages can reach serverB; 1 not by its public address: no connection");
    String first = browser.window();
    browser.openInNewWindow(pair.url(pair.a()) + "/area/tank-1");
    awaitSaid(pair, "2 of 2 pages can reach serverB; ");
    browser.close(browser.window());
    browser.in(first);
    awaitSaid(pair, "1 of 1 pages can reach serverB; ");
    pair.cutPagesFrom(pair.b());
    awaitSaid(pair, "0 of 1 pages can reach serverB; 1 cannot: no answer in time; 1 not by its");
    pair.mend();
    awaitSaid(pair, "1 of 1 pages can reach serverB; ");
    pair.b().process().kill();
    awaitSaid(pair, "0 of 1 pages can reach serverB; 1 cannot: no connection");
  }

  private static void awaitSaid(TestPair pair, String line) {
    TestNode a = pair.a();
    Await.until(
        "the node says: " + line, Duration.ofSeconds(30), a::seen, () -> pages(a).contains(line));
  }

  private static String pages(TestNode node) throws Exception {
    String token = Files.readString(node.home().adminToken()).strip();
    return Http.get(node.place().url() + "/api/pages", token).body();
  }
}
