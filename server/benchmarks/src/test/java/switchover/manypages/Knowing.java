package switchover.manypages;

import java.util.Arrays;
import java.util.Locale;
import switchover.figures.Series;

/** How soon the median page and the last one knew, of several changes of one kind. */
final class Knowing {
  private final Series medians = new Series();
  private final Series lasts = new Series();

  /**
   * One more change.
   *
   * @param knewNanos when each page knew, monotonic
   */
  void add(long changedNanos, long[] knewNanos) {
    long[] sorted = knewNanos.clone();
    Arrays.sort(sorted);
    medians.add((sorted[sorted.length / 2] - changedNanos) / 1e6);
    lasts.add((sorted[sorted.length - 1] - changedNanos) / 1e6);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f) | %.0f (%.0f) | %d",
        medians.median(),
        medians.worst(),
        lasts.median(),
        lasts.worst(),
        medians.size());
  }
}
