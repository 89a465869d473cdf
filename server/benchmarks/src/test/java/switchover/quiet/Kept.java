package switchover.quiet;

import java.util.List;
import java.util.Map;
import switchover.figures.Series;

/** What a page may keep, as the browser counts it. */
enum Kept {
  /** Of its scripts, in kilobytes. An hour has 3,600 signs of life of the page's own node alone. */
  HEAP("heap, kB", "JSHeapUsedSize", 1000, 4),

  /** Of all documents, in them or not. */
  NODES("nodes", "Nodes", 1, 1),

  /** Of events. */
  LISTENERS("listeners", "JSEventListeners", 1, 1),

  /** Those that are not gone. */
  DOCUMENTS("documents", "Documents", 1, 1);

  private final String title;
  private final String metric;
  private final int unit;
  private final double mostAnHour;

  Kept(String title, String metric, int unit, double mostAnHour) {
    this.title = title;
    this.metric = metric;
    this.unit = unit;
    this.mostAnHour = mostAnHour;
  }

  String title() {
    return title;
  }

  /** So much more in an hour is no growth yet. */
  double mostAnHour() {
    return mostAnHour;
  }

  /** At the end of an hour, by the browser's figures. */
  double of(Map<String, Double> figures) {
    return figures.get(metric) / unit;
  }

  /**
   * An hour's growth, from the median of the first quarter to the median of the last. The first
   * hour is left out: the engine makes room and compiles.
   *
   * @param hours the browser's figures at the end of each; at least 4
   */
  double growth(List<Map<String, Double>> hours) {
    int quarter = hours.size() / 4;
    Series early = new Series();
    Series late = new Series();
    for (int i = 0; i < quarter; i++) {
      early.add(of(hours.get(1 + i)));
      late.add(of(hours.get(hours.size() - 1 - i)));
    }
    return (late.median() - early.median()) / (hours.size() - quarter - 1);
  }
}
