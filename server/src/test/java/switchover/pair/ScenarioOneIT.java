package switchover.pair;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.browser.Browser;
import switchover.browser.Page;

/**
 * Scenario 1, to the letter: no public address is set; the page is open on node A at
 * http://pc-test-serverA:8060; A goes down; the address bar ends at http://pc-test-serverB:8060.
 */
class ScenarioOneIT {
  private static final int PORT = 8060;

  @RegisterExtension final Lab lab = new Lab();

  private TestPair pair;
  private Page page;

  @BeforeEach
  void openThePageOnNodeA() throws Exception {
    pair = TestPair.in(lab).ports(PORT, PORT).startFull();
    page = Browser.start(lab, pair.pageHosts()).open("http://pc-test-serverA:8060/");
    page.awaitKnows("Running", "Standby");
  }

  @Test
  void nodeACrashes() throws Exception {
    pair.a().process().kill();
    page.awaitAt("http://pc-test-serverB:8060/");
    page.awaitKnows("Running", "Silent");
    page.screenshot("scenario-1");
  }

  /** The address is what it is when the page leaves, not what it was when the page was loaded. */
  @Test
  void nodeAIsStoppedAndThePageHasGoneToAnotherViewWithoutALoad() throws Exception {
    page.run("history.pushState(null, '', '/area/tank-2?span=60&x=%C3%A9#li-102')");
    pair.a().process().stop();
    page.awaitAt("http://pc-test-serverB:8060/area/tank-2?span=60&x=%C3%A9#li-102");
    page.awaitKnows("Running", "Silent");
  }
}
