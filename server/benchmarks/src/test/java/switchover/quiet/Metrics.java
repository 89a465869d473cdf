package switchover.quiet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchover.browser.Browser;

/** What the browser itself counts of the page in front. */
final class Metrics {
  private Metrics() {}

  /** Begins to count. */
  static void enable(Browser browser) {
    browser.devTools("Performance.enable", Map.of("timeDomain", "timeTicks"));
  }

  /** By name; times in seconds. */
  static Map<String, Double> now(Browser browser) {
    List<?> all = (List<?>) browser.devTools("Performance.getMetrics", Map.of()).get("metrics");
    Map<String, Double> figures = new HashMap<>();
    for (Object each : all) {
      Map<?, ?> metric = (Map<?, ?>) each;
      figures.put(metric.get("name").toString(), ((Number) metric.get("value")).doubleValue());
    }
    return figures;
  }

  /**
   * The same, without what nobody needs any more: what one collection finds is gone with the next.
   */
  static Map<String, Double> afterCollection(Browser browser) {
    browser.devTools("HeapProfiler.collectGarbage", Map.of());
    browser.devTools("HeapProfiler.collectGarbage", Map.of());
    return now(browser);
  }
}
