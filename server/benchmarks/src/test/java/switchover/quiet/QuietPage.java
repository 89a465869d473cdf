package switchover.quiet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.figures.Measurement;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Measures what the client costs in a page where nothing happens: an empty page that holds only the
 * client, beside the same page without it, over the same time. Each is of another host, so that the
 * browser gives it a process of its own, and both are seen.
 */
public final class QuietPage {
  private static final int MINUTES = 10;
  private static final int SETTLE_SECONDS = 60;
  private static final double MOST_PERCENT_OF_A_CORE = 0.1;
  private static final String CLIENT = "<script src=\"/switchover/switchover.js\"></script>";
  private static final String WITH = "index.html";
  private static final String WITHOUT = "without.html";

  private QuietPage() {}

  /**
   * Ends with 1 where it could not be measured or is more than it may be.
   *
   * @param arguments how many minutes; 10 where that is left out
   */
  public static void main(String[] arguments) {
    int minutes = arguments.length == 0 ? MINUTES : Integer.parseInt(arguments[0]);
    Measurement.end(lab -> measure(lab, minutes));
  }

  private static boolean measure(Lab lab, int minutes) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    TestNode node = pair.a();
    pages(node);
    Browser browser = Browser.start(lab, pair.pageHosts());
    Page page = browser.open(pair.url(node) + "/");
    page.awaitKnows("Running", "Standby");
    Costs with = Costs.of(browser);
    browser.newWindow();
    browser.visit(node.place().url() + "/" + WITHOUT);
    Costs without = Costs.of(browser);
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    with.begin();
    without.begin();
    TimeUnit.MINUTES.sleep(minutes);
    with.end();
    without.end();
    return print(minutes, with, without);
  }

  private static void pages(TestNode node) throws IOException {
    Path pages = Files.createDirectories(node.home().folder().resolve("pages"));
    String page = "<!doctype html><title>quiet</title>%s<p>Nothing happens here.";
    Files.writeString(pages.resolve(WITH), String.format(page, CLIENT));
    Files.writeString(pages.resolve(WITHOUT), String.format(page, ""));
  }

  private static boolean print(int minutes, Costs with, Costs without) {
    double percent = with.mainThreadPercent() - without.mainThreadPercent();
    System.out.println("| " + minutes + " minutes | with the client | without | by the client |");
    System.out.println("|---|---|---|---|");
    row("main thread, % of a core", with.mainThreadPercent(), without.mainThreadPercent());
    row("the page's process, % of a core", with.processPercent(), without.processPercent());
    row("heap after a collection, kB", with.heapKilobytes(), without.heapKilobytes());
    row("tasks of 50 ms or more", with.longTasks(), without.longTasks());
    boolean holds = percent < MOST_PERCENT_OF_A_CORE && with.longTasks() == 0;
    System.out.println(
        "less than "
            + MOST_PERCENT_OF_A_CORE
            + " % of a core and no long task: "
            + (holds ? "so it is" : "not so"));
    return holds;
  }

  private static void row(String what, double with, double without) {
    System.out.printf(
        Locale.ROOT, "| %s | %.3f | %.3f | %.3f |%n", what, with, without, with - without);
  }
}
