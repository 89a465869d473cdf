package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * Scenario 2, to the letter: both nodes have the public address https://testserver.com:8066, where
 * a load balancer picks the Running one; node A goes down; the address bar ends at
 * https://testserver.com:8066.
 */
@Tag("screens")
class ScenarioTwoIT {
  private static final String PUBLIC = "https://testserver.com:8066";
  private static final String WHERE = "/area/tank-1?span=300&x=a%20b&x=&y=%C3%A9+;z#p-101";

  @RegisterExtension final Lab lab = new Lab();

  private TestPair pair;

  @BeforeEach
  void startThePairBehindHaProxy() throws Exception {
    pair = TestPair.in(lab).publicAddress(PUBLIC).startFull();
    HaProxy.start(lab, pair);
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void pageOpenOnNodeAItself(Engine engine) throws Exception {
    Page page = browser(engine).open(pair.url(pair.a()) + WHERE);
    page.awaitStay("CurrentRunning");
    pair.a().process().kill();
    page.awaitAt(PUBLIC + WHERE);
    page.awaitScript();
    awaitServedByB(page);
    page.screenshot("scenario-2");
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void pageOpenedThroughThePublicAddress(Engine engine) throws Exception {
    String idA = pair.a().nodeId();
    Page page = browser(engine).open(PUBLIC + WHERE);
    page.awaitStay("CurrentRunning");
    assertEquals(idA, page.says().getAsJsonObject("current").get("nodeId").getAsString());
    pair.a().process().kill();
    awaitServedByB(page);
    page.awaitRounds(4);
    page.awaitAt(PUBLIC + WHERE);
    awaitServedByB(page);
  }

  private Browser browser(Engine engine) throws IOException {
    Map<String, String> hosts = new HashMap<>(pair.pageHosts());
    hosts.put("testserver.com", HaProxy.IP);
    return Browser.start(engine, lab, hosts);
  }

  private void awaitServedByB(Page page) throws Exception {
    String idB = pair.b().nodeId();
    page.await(
        "the current node is B, Running",
        says ->
            idB.equals(says.getAsJsonObject("current").get("nodeId").getAsString())
                && "Running".equals(says.getAsJsonObject("current").get("says").getAsString()));
    page.awaitStay("CurrentRunning");
  }
}
