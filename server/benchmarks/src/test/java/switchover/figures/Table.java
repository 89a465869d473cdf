package switchover.figures;

import java.util.Locale;

/** A Markdown table of figures, printed row by row. */
final class Table {
  Table() {
    System.out.println("| what | median | worst | runs |");
    System.out.println("|---|---|---|---|");
  }

  void series(String what, Series series) {
    row(what, millis(series.median()), millis(series.worst()), Integer.toString(series.size()));
  }

  void value(String what, String format, Object value) {
    row(what, String.format(Locale.ROOT, format, value), "", "");
  }

  private static void row(String what, String median, String worst, String runs) {
    System.out.println("| " + what + " | " + median + " | " + worst + " | " + runs + " |");
    System.out.flush();
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.0f ms", millis);
  }
}
