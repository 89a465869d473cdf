package switchover.figures;

import java.util.Locale;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.pair.EpochMillis;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * From a fault, or an order to switch, to the first paint of the page on the other node. Each run
 * begins with a full pair and a fresh tab; the nodes take turns in being the one that is left.
 */
final class Landings {
  private static final int RUNS = 20;
  private static final int WARM_UPS = 2;
  private static final String WHERE = "/area/tank-1?span=300#p-101";

  private final TestPair pair;
  private final Browser browser;
  private TestNode running;

  private Landings(TestPair pair, Browser browser) {
    this.pair = pair;
    this.browser = browser;
    running = pair.a();
  }

  /** What happens to the Running node, and how the pair is made whole again. */
  private interface Fault {
    void befall(TestNode node) throws Exception;

    void heal(TestNode node) throws Exception;
  }

  static void measure(Lab lab, Table table) throws Exception {
    TestPair pair = TestPair.in(lab).manual().startFull();
    Landings landings = new Landings(pair, Browser.start(lab, pair.pageHosts()));
    landings.row(table, "planned switch", landings.planned(), null);
    landings.row(table, "kill -9 of the Running master", killed(), pair.a());
    landings.row(table, "kill -9 of the Running backup", killed(), pair.b());
    landings.row(table, "SIGSTOP of the Running node", frozen(), null);
  }

  /**
   * One row of the table.
   *
   * @param always the node that is left in each run; null for the two in turn
   */
  private void row(Table table, String what, Fault fault, TestNode always) throws Exception {
    Series series = new Series();
    for (int i = 0; i < RUNS + WARM_UPS; i++) {
      if (always != null && running != always) {
        pair.switchByHttp(running);
        running = always;
        pair.awaitFull(running);
      }
      double millis = landingMillis(fault);
      System.err.printf(Locale.ROOT, "%s: %.0f ms%n", what, millis);
      if (i >= WARM_UPS) {
        series.add(millis);
      }
    }
    table.series(what + " to first paint on the other node", series);
  }

  private double landingMillis(Fault fault) throws Exception {
    TestNode left = running;
    TestNode other = pair.other(left);
    Page page = browser.openInNewTab(pair.url(left) + WHERE);
    page.awaitKnows("Running", "Standby");
    page.awaitFirstPaintEpochMillis();
    page.awaitHeartbeats(2);
    double beganEpochMillis = EpochMillis.now();
    fault.befall(left);
    page.awaitAt(pair.url(other) + WHERE);
    double paintedEpochMillis = page.awaitFirstPaintEpochMillis();
    fault.heal(left);
    running = pair.awaitWhole();
    return paintedEpochMillis - beganEpochMillis;
  }

  private Fault planned() {
    return new Fault() {
      @Override
      public void befall(TestNode node) throws Exception {
        pair.switchByHttp(node);
      }

      @Override
      public void heal(TestNode node) {}
    };
  }

  private static Fault killed() {
    return new Fault() {
      @Override
      public void befall(TestNode node) throws Exception {
        node.process().kill();
      }

      @Override
      public void heal(TestNode node) throws Exception {
        node.start();
      }
    };
  }

  private static Fault frozen() {
    return new Fault() {
      @Override
      public void befall(TestNode node) throws Exception {
        node.process().freeze();
      }

      @Override
      public void heal(TestNode node) throws Exception {
        node.process().thaw();
      }
    };
  }
}
