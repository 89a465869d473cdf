package switchover.nodered;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.pair.Await;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * An operator at a Node-RED dashboard, which knows nothing of the pair but the client's script tag:
 * the host dies, with all that is on it, and the operator is on the same tab of the other one's.
 */
@EnabledIfSystemProperty(
    named = "switchover.long",
    matches = "true",
    disabledReason = "installs Node-RED from npm")
class NodeRedIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CLICK_ON_TANK =
      "[...document.querySelectorAll('a')].find(a => a.href.endsWith('/dashboard/tank')).click()";

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theOperatorIsOnTheSameTabOfTheOtherHostsDashboard() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    NodeRed onA = NodeRed.start(lab, pair.a(), client(pair, pair.a()));
    NodeRed.start(lab, pair.b(), client(pair, pair.b()));
    Browser browser = Browser.start(lab, pair.pageHosts());
    Page page = browser.open(dashboard(TestPair.HOST_A) + "/overview");
    page.awaitKnows("Running", "Standby");
    page.run(CLICK_ON_TANK);
    page.awaitAt(dashboard(TestPair.HOST_A) + "/tank");
    awaitServedBy(page, pair.a());
    page.screenshot("node-red-before");

    onA.kill();
    pair.a().process().kill();
    page.awaitAt(dashboard(TestPair.HOST_B) + "/tank");
    page.awaitScript();
    page.awaitKnows("Running", "Silent");
    awaitServedBy(page, pair.b());
    page.screenshot("node-red-after");
  }

  private static String client(TestPair pair, TestNode node) {
    return pair.url(node) + "/switchover/switchover.js";
  }

  private static String dashboard(String host) {
    return "http://" + host + ":" + NodeRed.PORT + "/dashboard";
  }

  /** The value on the tab comes from the flow of that host, the line from the client. */
  private static void awaitServedBy(Page page, TestNode node) {
    Await.until(
        "the tab shows what " + node + " says",
        SOON,
        () -> shown(page),
        () ->
            shown(page).contains("Served by " + node.name())
                && shown(page).contains(node.name() + " Running"));
  }

  private static String shown(Page page) {
    return page.run("return document.body.innerText").toString().replaceAll("\\s+", " ");
  }
}
