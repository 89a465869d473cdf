package switchover.crowd;

import java.util.Arrays;

/** How soon heartbeats were answered, to a tenth of a millisecond. */
public final class Answers {
  private static final long STEP_NANOS = 100_000;
  private static final int MOST_STEPS = 100_000;

  private final int[] steps = new int[MOST_STEPS];
  private int count;
  private int missed;
  private long worstNanos;

  /**
   * What there was since the last one.
   *
   * @param count of answers
   * @param missed heartbeats that were due while the one before was still unanswered
   */
  public record Summary(
      int count, int missed, double medianMillis, double hundredthMillis, double worstMillis) {
    String line() {
      return count + " " + missed + " " + medianMillis + " " + hundredthMillis + " " + worstMillis;
    }

    static Summary parse(String line) {
      String[] parts = line.split(" ");
      return new Summary(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Double.parseDouble(parts[2]),
          Double.parseDouble(parts[3]),
          Double.parseDouble(parts[4]));
    }
  }

  void add(long nanos) {
    steps[(int) Math.min(nanos / STEP_NANOS, MOST_STEPS - 1)]++;
    count++;
    worstNanos = Math.max(worstNanos, nanos);
  }

  void missed() {
    missed++;
  }

  Summary take() {
    Summary summary =
        new Summary(
            count, missed, millisAt(count / 2), millisAt(count * 99L / 100), worstNanos / 1e6);
    Arrays.fill(steps, 0);
    count = 0;
    missed = 0;
    worstNanos = 0;
    return summary;
  }

  private double millisAt(long rank) {
    long before = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
      before += steps[i];
      if (before > rank) {
        return (i + 1) * STEP_NANOS / 1e6;
      }
    }
    return 0;
  }
}
