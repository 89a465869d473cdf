package switchover.manypages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import switchover.crowd.Word;
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

  /** One more change, of which each page knows since the word that it has heard. */
  void add(long changedNanos, List<Word> heard) {
    add(changedNanos, heard.stream().mapToLong(Word::sinceNanos).toArray());
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
