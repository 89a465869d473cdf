package switchover.pair;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * Scenario 1, to the letter: no public address is set; the page is open on node A at
 * http://pc-test-serverA:8060; A goes down; the address bar ends at http://pc-test-serverB:8060.
 */
@Tag("screens")
class ScenarioOneIT {
  private static final int PORT = 8060;

  @RegisterExtension final Lab lab = new Lab();

  private TestPair pair;

  @BeforeEach
  void startThePair() throws Exception {
    pair = TestPair.in(lab).ports(PORT, PORT).startFull();
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void nodeACrashes(Engine engine) throws Exception {
    Page page = openOnNodeA(engine);
    pair.a().process().kill();
    page.awaitAt("http://pc-test-serverB:8060/");
    page.awaitKnows("Running", "Silent");
    page.screenshot("scenario-1");
  }

  /** The address is what it is when the page leaves, not what it was when the page was loaded. */
  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void nodeAIsStoppedAndThePageHasGoneToAnotherViewWithoutALoad(Engine engine) throws Exception {
    Page page = openOnNodeA(engine);
    page.run("history.pushState(null, '', '/area/tank-2?span=60&x=%C3%A9#li-102')");
    pair.a().process().stop();
    page.awaitAt("http://pc-test-serverB:8060/area/tank-2?span=60&x=%C3%A9#li-102");
    page.awaitKnows("Running", "Silent");
  }

  /** A page that holds itself stays on the Standby, until it goes by its operator's own click. */
  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void nodeAHandsOverAndThePageHoldsItself(Engine engine) throws Exception {
    Page page = openOnNodeA(engine);
    page.run("Switchover.hold()");
    pair.switchByHttp(pair.a());
    page.awaitStay("Held");
    page.awaitRounds(4);
    page.awaitStay("Held");
    page.run("Switchover.go()");
    page.awaitAt("http://pc-test-serverB:8060/");
    page.awaitKnows("Running", "Standby");
  }

  private Page openOnNodeA(Engine engine) throws IOException {
    Page page = Browser.start(engine, lab, pair.pageHosts()).open("http://pc-test-serverA:8060/");
    page.awaitKnows("Running", "Standby");
    return page;
  }
}
