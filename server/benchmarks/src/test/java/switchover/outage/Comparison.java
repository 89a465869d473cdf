package switchover.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchover.figures.Series;

/** One Markdown table: a row for each fault, the contenders beside each other. */
final class Comparison {
  private Comparison() {}

  /**
   * The lines.
   *
   * @param contenders by name, the one to which the others are compared first
   */
  static List<String> lines(Map<String, Outage> contenders) {
    List<String> names = List.copyOf(contenders.keySet());
    List<Outage> outages = List.copyOf(contenders.values());
    List<String> lines = new ArrayList<>();
    lines.add("| median (worst) of runs, ms | " + String.join(" | ", names) + " | ratio |");
    lines.add("|---" + "|---".repeat(names.size()) + "|---|");
    for (Fault fault : Fault.values()) {
      List<String> cells = outages.stream().map(outage -> cell(outage.of(fault))).toList();
      lines.add(
          "| "
              + fault.words()
              + " | "
              + String.join(" | ", cells)
              + " | "
              + ratio(fault, outages)
              + " |");
    }
    return lines;
  }

  private static String cell(Series series) {
    return series == null
        ? ""
        : String.format(
            Locale.ROOT, "%.0f (%.0f) of %d", series.median(), series.worst(), series.size());
  }

  /** How many times longer the median of each is than the first one's. */
  private static String ratio(Fault fault, List<Outage> outages) {
    Series first = outages.get(0).of(fault);
    if (first == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Outage outage : outages) {
      Series series = outage.of(fault);
      parts.add(
          series == null
              ? "-"
              : String.format(Locale.ROOT, "%.3g", series.median() / first.median()));
    }
    return String.join(" : ", parts);
  }
}
