package switchover.quiet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchover.figures.Measurement;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Measures what the runtime page keeps of a day in which it is never left: with its real script, in
 * a real browser, at two real nodes, by a clock of its own that runs fast. Each hour brings what a
 * long day brings: streams that break, a redundant node that is killed and comes back, a planned
 * switch there and back for which the page is held.
 *
 * <p>Beside it, through the same day, the same page where a few lines in place of the client make
 * the same requests: what the browser and the sample process keep is not the client's. And for the
 * first hours one that keeps a number of each second: so little has to be found.
 */
public final class QuietDay {
  private static final int HOURS = 24;

  /** In the first ones the engine still compiles what runs often. */
  private static final int LEAST_HOURS = 12;

  /** So soon the growth of the page that keeps something has to be seen. */
  private static final int KEEPING_HOURS = 4;

  private static final int PING_RATE_MILLIS = 250;

  /** The pages' fast time takes the processor of a small machine; the nodes are not hurried. */
  private static final int PATIENCE_MILLIS = 5000;

  private final TestPair pair;
  private final QuickSigns signs;
  private final QuickPage shipped;
  private final QuickPage plain;
  private final QuickPage keeping;
  private List<QuickPage> pages;

  private QuietDay(Lab lab) throws Exception {
    pair =
        TestPair.in(lab)
            .manual()
            .pings(PING_RATE_MILLIS, PATIENCE_MILLIS)
            .failoverMillis(2 * PATIENCE_MILLIS)
            .startFull();
    signs = lab.keep(QuickSigns.of(pair));
    shipped = QuickPage.open(lab, pair, signs, "as shipped");
    plain = QuickPage.open(lab, pair, signs, "without the client");
    keeping = QuickPage.open(lab, pair, signs, "keeping a number of each second");
    pages = List.of(shipped, plain, keeping);
    String inItsPlace = QuickPage.script("plain.js");
    plain.run(inItsPlace.replace("{{a}}", pair.url(pair.a())).replace("{{b}}", pair.url(pair.b())));
    keeping.run(QuickPage.script("keeping.js"));
  }

  /**
   * Ends with 1 where it could not be measured, the client makes the page grow, or the growth of
   * the one that keeps something is not found.
   *
   * @param arguments how many hours; 24 where that is left out
   */
  public static void main(String[] arguments) {
    int hours = arguments.length == 0 ? HOURS : Integer.parseInt(arguments[0]);
    if (hours < LEAST_HOURS) {
      System.out.println(hours + " hours are too few to see growth: at least " + LEAST_HOURS);
      System.exit(1);
    }
    Measurement.end(lab -> new QuietDay(lab).holds(hours));
  }

  private boolean holds(int hours) throws Exception {
    for (int hour = 0; hour < hours; hour++) {
      live(hour);
      pages.forEach(QuickPage::measure);
      System.err.println((hour + 1) + " h: " + pages.stream().map(QuickPage::seen).toList());
      if (hour + 1 == KEEPING_HOURS) {
        keeping.close();
        pages = List.of(shipped, plain);
      }
    }
    return told();
  }

  private void live(int hour) throws Exception {
    TestNode a = pair.a();
    TestNode b = pair.b();
    until(hour + 0.1);
    signs.breakAll();
    until(hour + 0.2);
    b.process().kill();
    until(hour + 0.25);
    b.start();
    pair.awaitFull(a);
    until(hour + 0.4);
    pages.forEach(page -> page.run("Switchover.hold()"));
    pair.switchByHttp(a);
    until(hour + 0.45);
    shipped.await("Switchover.status().why === 'Held'");
    pair.awaitFull(b);
    pair.switchByHttp(b);
    pair.awaitFull(a);
    until(hour + 0.5);
    pages.forEach(page -> page.run("Switchover.hold(false)"));
    until(hour + 1);
    shipped.await("Switchover.status().redundant.says === 'Standby'");
  }

  private void until(double end) {
    pages.forEach(page -> page.liveUntil(end));
    pages.forEach(QuickPage::awaitStands);
  }

  private boolean told() {
    System.out.println("as shipped: " + shipped.work());
    System.out.println("without the client: " + plain.work());
    System.out.println();
    System.out.println("| kept | page | hour 2 | 4 | 12 | last | growth an hour |");
    System.out.println("|---|---|---|---|---|---|---|");
    List<String> grown = new ArrayList<>();
    for (Kept kept : Kept.values()) {
      for (QuickPage page : List.of(shipped, plain, keeping)) {
        row(kept, page);
      }
      double byClient = kept.growth(shipped.hours()) - kept.growth(plain.hours());
      if (byClient > kept.mostAnHour()) {
        grown.add(String.format(Locale.ROOT, "%s by %.2f", kept.title(), byClient));
      }
    }
    List<Map<String, Double>> beside = plain.hours().subList(0, KEEPING_HOURS);
    double found = Kept.HEAP.growth(keeping.hours()) - Kept.HEAP.growth(beside);
    System.out.println();
    System.out.println(
        "the client grows by less than "
            + Kept.HEAP.mostAnHour()
            + " kB an hour and by nothing else: "
            + (grown.isEmpty() ? "so it is" : "not so, " + grown));
    System.out.printf(
        Locale.ROOT, "what keeps a number of each second is found, by %.0f kB an hour%n", found);
    return grown.isEmpty() && found > Kept.HEAP.mostAnHour();
  }

  private static void row(Kept kept, QuickPage page) {
    List<Map<String, Double>> hours = page.hours();
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %.0f | %.2f |%n",
        kept.title(),
        page.name(),
        at(kept, hours, 2),
        at(kept, hours, 4),
        at(kept, hours, 12),
        kept.of(hours.get(hours.size() - 1)),
        kept.growth(hours));
  }

  private static String at(Kept kept, List<Map<String, Double>> hours, int hour) {
    return hour > hours.size()
        ? ""
        : String.format(Locale.ROOT, "%.0f", kept.of(hours.get(hour - 1)));
  }
}
