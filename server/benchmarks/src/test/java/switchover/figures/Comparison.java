package switchover.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One Markdown table: a row for each thing measured, the contenders beside each other. */
public final class Comparison {
  private Comparison() {}

  /**
   * The lines.
   *
   * @param rows their words, in order
   * @param contenders by name, the one to which the others are compared first
   */
  public static List<String> lines(List<String> rows, Map<String, Measured> contenders) {
    List<String> names = List.copyOf(contenders.keySet());
    List<Measured> all = List.copyOf(contenders.values());
    List<String> lines = new ArrayList<>();
    lines.add("| median (worst) of runs, ms | " + String.join(" | ", names) + " | ratio |");
    lines.add("|---" + "|---".repeat(names.size()) + "|---|");
    for (String row : rows) {
      List<String> cells = all.stream().map(one -> cell(one.of(row))).toList();
      lines.add("| " + row + " | " + String.join(" | ", cells) + " | " + ratio(row, all) + " |");
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
  private static String ratio(String row, List<Measured> all) {
    Series first = all.get(0).of(row);
    if (first == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Measured one : all) {
      Series series = one.of(row);
      parts.add(
          series == null
              ? "-"
              : String.format(Locale.ROOT, "%.3g", series.median() / first.median()));
    }
    return String.join(" : ", parts);
  }
}
