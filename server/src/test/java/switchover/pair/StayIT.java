package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/** Where nobody may be in control, or both think they are, the page stays and says which it is. */
@Tag("screens")
class StayIT {
  private static final int SEVERAL = 4;

  private static final String SAYS_HELD =
      "return document.querySelector('[data-commands-held]').getClientRects().length > 0";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void bothSilentThenBothStandbyThenOneRuns(Engine engine) throws Exception {
    TestPair pair =
        TestPair.in(lab).cuttable().failoverMillis(15_000).connectionWaitMillis(15_000).startFull();
    Page page = openOn(engine, pair, pair.a());

    pair.a().process().kill();
    pair.b().process().kill();
    assertStays(page, "BothSilent", "No answer from serverA and serverB");
    page.awaitTrue("the page says that commands are held", SAYS_HELD);
    page.screenshot("both-silent");

    pair.cutLink();
    pair.a().start();
    pair.b().start();
    assertStays(page, "BothStandby", "Both Standby");
    page.screenshot("both-standby");

    pair.mend();
    page.awaitStay("CurrentRunning");
    page.awaitTrue("the page takes that back", "return !(() => {" + SAYS_HELD + "})()");
    assertTrue(page.isMarked(), "the page recovered by itself, without being loaded anew");
  }

  @Test
  void bothRunningWhileTheNodesCannotHearEachOther() throws Exception {
    TestPair pair = TestPair.in(lab).cuttable().startFull();
    Browser browser = Browser.start(lab, pair.pageHosts());
    Page page = browser.open(pair.url(pair.a()) + "/");
    page.mark();

    pair.cutLink();
    assertStays(page, "BothRunning", "Both Running");
    page.screenshot("both-running");
    pair.mend();
    page.awaitKnows("Running", "Standby");
    assertTrue(page.isMarked(), "the page stayed on A all the time");
  }

  @Test
  void bothRunningSeenFromTheOneThatThenYields() throws Exception {
    TestPair pair = TestPair.in(lab).cuttable().startFull();
    pair.cutLink();
    pair.b().awaitState("Running");
    Page page = openOn(pair, pair.b());
    assertStays(page, "BothRunning", "Both Running");

    pair.mend();
    page.awaitAt(pair.url(pair.a()) + "/");
  }

  @Test
  void standbyPageThatCannotReachTheRunningNode() throws Exception {
    TestPair pair = TestPair.in(lab).cuttable().startFull();
    pair.cutPagesFrom(pair.a());
    Page page = openOn(pair, pair.b());
    page.awaitStay("Unknown");
    assertStays(page, "RedundantSilent", "serverB is Standby, no answer from serverA");
    page.screenshot("redundant-silent");

    pair.mend();
    page.awaitAt(pair.url(pair.a()) + "/");
  }

  private Page openOn(TestPair pair, TestNode node) throws Exception {
    return openOn(Engine.CHROMIUM, pair, node);
  }

  private Page openOn(Engine engine, TestPair pair, TestNode node) throws Exception {
    Page page = Browser.start(engine, lab, pair.pageHosts()).open(pair.url(node) + "/");
    page.mark();
    return page;
  }

  /** The page stays for this reason over several heartbeats, and has one line that says so. */
  private static void assertStays(Page page, String why, String line) {
    page.awaitStay(why);
    page.await("line: " + line, says -> says.get("line").getAsString().contains(line));
    page.awaitRounds(SEVERAL);
    page.awaitStay(why);
    assertTrue(page.isMarked(), "the page was not loaded anew");
  }
}
