package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/** Ten pages of one station on a node: the node has one that listens, and all of them move. */
class StationIT {
  private static final int PAGES = 10;

  /** Where it does not matter how many neighbours there are. */
  private static final int FEW = 4;

  private static final Duration SOON = Duration.ofSeconds(40);

  /** A failover, and what a page may take at the defaults. */
  private static final int USUAL_MILLIS = 1000 + 2250;

  private static final int SEVERAL = 4;

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void tenPagesListenAsOneAndAllLeaveAKilledNode(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Browser browser = open(PAGES, engine, pair);
    awaitOneListens(pair, PAGES);
    assertAllMove(pair, browser, browser.windows());
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes most of a minute; ./test has the ten, NeighboursTest the rules")
  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void anotherListensWhereTheOneThatDidIsClosed(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Browser browser = open(FEW, engine, pair);
    awaitOneListens(pair, FEW);
    browser.close(listener(browser));
    browser.in(browser.windows().get(0));
    awaitOneListens(pair, FEW - 1);
    assertAllMove(pair, browser, browser.windows());
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes most of a minute; ./test has the ten, NeighboursTest the rules")
  @Test
  void nobodyWaitsForTheOneThatListensAndIsFrozen() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Browser browser = open(FEW, Engine.CHROMIUM, pair);
    awaitOneListens(pair, FEW);
    String frozen = listener(browser);
    browser.freeze(frozen, true);
    List<String> others = new ArrayList<>(browser.windows());
    others.remove(frozen);
    assertAllMove(pair, browser, others);
    browser.freeze(frozen, false);
    awaitServedByB(pair, browser.in(frozen));
  }

  private Browser open(int pages, Engine engine, TestPair pair) throws Exception {
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    String url = pair.url(pair.a()) + "/";
    browser.open(url);
    for (int i = 1; i < pages; i++) {
      browser.openInNewWindow(url).awaitStay("CurrentRunning");
    }
    return browser;
  }

  /** Each node has one page that listens; the node of the pages counts all that there are. */
  private static void awaitOneListens(TestPair pair, int pages) {
    for (TestNode node : pair.nodes()) {
      Await.until(
          "one page listens to " + node, SOON, node::seen, () -> node.figure("event_readers") == 1);
    }
    TestNode a = pair.a();
    Await.until("the node counts its pages", SOON, a::seen, () -> a.figure("pages") == pages);
  }

  /** The window whose page passes each sign of life on. */
  private static String listener(Browser browser) {
    for (String window : browser.windows()) {
      browser.in(window).countWords();
    }
    String[] found = new String[1];
    Await.until(
        "one page says what it hears",
        SOON,
        () -> "",
        () -> {
          for (String window : browser.windows()) {
            if (browser.in(window).words() > SEVERAL) {
              found[0] = window;
            }
          }
          return found[0] != null;
        });
    return found[0];
  }

  private static void assertAllMove(TestPair pair, Browser browser, List<String> windows)
      throws Exception {
    long killed = System.currentTimeMillis();
    pair.a().process().kill();
    List<Long> took = new ArrayList<>();
    for (String window : windows) {
      Page page = browser.in(window);
      awaitServedByB(pair, page);
      took.add((long) page.navigationStartEpochMillis() - killed);
    }
    System.out.println("left after the kill, in ms: " + took);
    assertTrue(took.stream().allMatch(millis -> millis <= USUAL_MILLIS), took.toString());
  }

  /**
   * At either address: where ten pages land at once, the first one may not verify in time for the
   * last of them, and is passed over for the next.
   */
  private static void awaitServedByB(TestPair pair, Page page) {
    List<String> addresses =
        List.of(pair.url(pair.b()).toLowerCase(Locale.ROOT) + "/", pair.b().place().url() + "/");
    Await.until(
        "the page is at one of " + addresses,
        SOON,
        page::href,
        () -> addresses.contains(page.href()));
  }
}
