package switchover.quiet;

import java.util.Map;
import switchover.browser.Browser;

/** What one page costs between two moments, by the browser's own count. One thread at a time. */
final class Costs {
  private static final double BYTES_PER_KILOBYTE = 1000;
  private static final double PERCENT = 100;

  /** Tasks that kept the page from answering for 50 ms or more, as browsers define them. */
  private static final String COUNT_LONG_TASKS =
      "window.longTasks = 0;"
          + "new PerformanceObserver(list => { longTasks += list.getEntries().length; })"
          + ".observe({type: 'longtask'});";

  private final Browser browser;
  private final String window;
  private Map<String, Double> began;
  private Map<String, Double> ended;
  private long longTasks;

  private Costs(Browser browser, String window) {
    this.browser = browser;
    this.window = window;
  }

  /** Of the page in the window that is in front. */
  static Costs of(Browser browser) {
    Costs costs = new Costs(browser, browser.window());
    Metrics.enable(browser);
    return costs;
  }

  void begin() {
    browser.in(window).run(COUNT_LONG_TASKS);
    began = Metrics.afterCollection(browser);
  }

  void end() {
    longTasks = ((Number) browser.in(window).run("return longTasks")).longValue();
    ended = Metrics.now(browser);
    ended.put("JSHeapUsedSize", Metrics.afterCollection(browser).get("JSHeapUsedSize"));
  }

  double mainThreadPercent() {
    return percent("ThreadTime");
  }

  double processPercent() {
    return percent("ProcessTime");
  }

  double heapKilobytes() {
    return ended.get("JSHeapUsedSize") / BYTES_PER_KILOBYTE;
  }

  long longTasks() {
    return longTasks;
  }

  private double percent(String of) {
    return PERCENT * between(of) / between("Timestamp");
  }

  private double between(String of) {
    return ended.get(of) - began.get(of);
  }
}
