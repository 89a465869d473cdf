package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * What a browser and its machine do to a page: sleep, a network that is down, a tab that nobody
 * sees, Back. None of it makes a page leave a node that is well, and none keeps it from leaving one
 * that is not. What an engine cannot do is in {@code docs/engines.md}.
 */
class BrowserLifeIT {
  private static final String WHERE = "/area/tank-1?span=300#p-101";
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Longer than all that a page waits for in the life of a node. */
  private static final int ASLEEP_SECONDS = 4;

  private static final int SEVERAL = 4;

  private static final String KEEP_LINES =
      "window.lines = [];"
          + "document.addEventListener('switchover:status', () => window.lines.push("
          + "document.querySelector('[data-switchover-line]').textContent));";

  private static final String NOTE_WHEN_HIDDEN =
      "document.addEventListener('visibilitychange',"
          + " () => localStorage.setItem('hidden', document.hidden));";

  @RegisterExtension final Lab lab = new Lab();

  private TestPair pair;
  private Browser browser;

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void aPageStaysOrLeavesAsItsNodeIsAndNotAsItsBrowserDoes(Engine engine) throws Exception {
    pair = TestPair.in(lab).cuttable().manual().startFull();
    browser = Browser.start(engine, lab, pair.pageHosts());
    Page page = browser.open(pair.url(pair.a()) + WHERE);
    page.awaitKnows("Running", "Standby");
    page.mark();
    staysThroughSleep(page);
    staysThroughANetworkThatIsDown(page);
    leavesInSleep(page);
    leavesThoughHidden(page, engine);
    Page last = browser.page();
    leavesWhenBroughtBack(last);
    leavesOnceOnline(last, engine);
  }

  /** The machine sleeps and resumes, and both nodes are well: nothing is said of a silence. */
  private void staysThroughSleep(Page page) throws Exception {
    page.run(KEEP_LINES);
    asleep(() -> {});
    page.awaitRounds(SEVERAL);
    page.awaitStay("CurrentRunning");
    assertStayed(page);
    String lines = page.run("return window.lines.join('; ')").toString();
    assertFalse(lines.contains("No answer") || lines.contains("no answer"), lines);
  }

  /** The operator's own network, not the nodes. */
  private void staysThroughANetworkThatIsDown(Page page) {
    pair.nodes().forEach(pair::cutPagesFrom);
    page.awaitStay("BothSilent");
    page.awaitRounds(SEVERAL);
    page.awaitStay("BothSilent");
    pair.mend();
    page.awaitKnows("Running", "Standby");
    assertStayed(page);
  }

  /** The nodes have changed over while the machine slept. */
  private void leavesInSleep(Page page) throws Exception {
    asleep(() -> pair.switchByHttp(pair.a()));
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitKnows("Running", "Standby");
  }

  /** Where WebKitGTK is driven, each of its tabs is a page that is seen. */
  private void leavesThoughHidden(Page page, Engine engine) throws Exception {
    page.run(NOTE_WHEN_HIDDEN);
    String hidden = browser.window();
    browser.newTabInFront();
    Page front = browser.open(pair.url(pair.b()) + "/");
    front.awaitKnows("Running", "Standby");
    String hides = engine == Engine.WEBKIT ? "no" : "true";
    assertEquals(hides, front.run("return localStorage.getItem('hidden') || 'no'"));
    TestNode a = pair.a();
    pair.switchByHttp(pair.b());
    front.awaitAt(pair.url(a) + "/");
    Await.until("both pages have come", SOON, a::seen, () -> a.figure("pages") == 2);
    double seenEpochMillis = EpochMillis.now();
    Page back = browser.in(hidden);
    back.awaitAt(pair.url(a) + WHERE);
    assertTrue(back.navigationStartEpochMillis() < seenEpochMillis, "it left while it was hidden");
    TestNode b = pair.b();
    Await.until("none is counted where they were", SOON, b::seen, () -> b.figure("pages") == 0);
  }

  /** Its operator had gone on to another page, and the nodes changed over since. */
  private void leavesWhenBroughtBack(Page page) throws Exception {
    page.awaitKnows("Running", "Standby");
    page.awaitLoaded();
    page.run("location.assign('/config/')");
    page.awaitAt(pair.url(pair.a()) + "/config/");
    pair.switchByHttp(pair.a());
    long entries = entries(page);
    page.back();
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitKnows("Running", "Standby");
    assertEquals(entries, entries(page), "no entry in the history leads to the node that was left");
  }

  /** The nodes have changed over while the browser was off the network. */
  private void leavesOnceOnline(Page page, Engine engine) throws Exception {
    page.mark();
    browser.offline(true);
    if (engine == Engine.WEBKIT) {
      page.awaitRounds(SEVERAL);
      page.awaitStay("CurrentRunning");
    } else {
      page.awaitStay("BothSilent");
    }
    pair.switchByHttp(pair.b());
    if (engine != Engine.WEBKIT) {
      page.awaitRounds(SEVERAL);
      page.awaitStay("BothSilent");
      page.awaitAt(pair.url(pair.b()) + WHERE);
      assertTrue(page.isMarked(), "the page was not loaded anew");
    }
    browser.offline(false);
    page.awaitAt(pair.url(pair.a()) + WHERE);
    page.awaitKnows("Running", "Standby");
  }

  private interface Meanwhile {
    void happens() throws Exception;
  }

  private void asleep(Meanwhile meanwhile) throws Exception {
    browser.sleep(true);
    try {
      meanwhile.happens();
      TimeUnit.SECONDS.sleep(ASLEEP_SECONDS);
    } finally {
      browser.sleep(false);
    }
  }

  private void assertStayed(Page page) {
    page.awaitAt(pair.url(pair.a()) + WHERE);
    assertTrue(page.isMarked(), "the page was not loaded anew");
  }

  private static long entries(Page page) {
    return ((Number) page.run("return history.length")).longValue();
  }
}
