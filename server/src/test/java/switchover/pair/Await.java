package switchover.pair;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline, by asking again and again. */
public final class Await {
  private static final int PAUSE_MILLIS = 30;
  private static final int SHORT_PAUSE_MILLIS = 2;
  private static final int LONG_PAUSE_MILLIS = 250;

  private Await() {}

  /** Something that may hold; a failure to find out counts as "not yet". */
  @FunctionalInterface
  public interface Condition {
    /** Whether it holds now. */
    boolean holds() throws Exception;
  }

  /**
   * Returns as soon as the condition holds.
   *
   * @param what said in the failure
   * @param seen what there is instead, asked for only on failure
   * @throws AssertionError where it does not hold in time
   */
  public static void until(
      String what, Duration atMost, Supplier<String> seen, Condition condition) {
    until(PAUSE_MILLIS, what, atMost, seen, condition);
  }

  /** The same, asked as often as it takes to measure by it. */
  public static void often(
      String what, Duration atMost, Supplier<String> seen, Condition condition) {
    until(SHORT_PAUSE_MILLIS, what, atMost, seen, condition);
  }

  /** The same, asked so seldom, and not at once, that asking is no load on what is measured. */
  public static void seldom(
      String what, Duration atMost, Supplier<String> seen, Condition condition) {
    pause(LONG_PAUSE_MILLIS, what);
    until(LONG_PAUSE_MILLIS, what, atMost, seen, condition);
  }

  private static void until(
      int pauseMillis, String what, Duration atMost, Supplier<String> seen, Condition condition) {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    Exception last;
    do {
      last = null;
      try {
        if (condition.holds()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      pause(pauseMillis, what);
    } while (System.nanoTime() < deadlineNanos);
    String instead = seen.get();
    throw new AssertionError(
        "not within " + atMost.toMillis() + " ms: " + what + "; instead: " + instead, last);
  }

  private static void pause(int pauseMillis, String what) {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what, e);
    }
  }
}
