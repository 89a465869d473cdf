package switchover.pair;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline, by asking again and again. */
public final class Await {
  private static final int PAUSE_MILLIS = 15;

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
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    Exception last;
    do {
      last = null;
      try {
        if (condition.holds()) {
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for: " + what, e);
      } catch (Exception e) {
        last = e;
      }
    } while (System.nanoTime() < deadlineNanos);
    String instead = seen.get();
    throw new AssertionError(
        "not within " + atMost.toMillis() + " ms: " + what + "; instead: " + instead, last);
  }
}
