package switchover.zookeeper;

import java.util.concurrent.Callable;

/** Waits for a condition, with a deadline, by asking again and again. */
final class Await {
  private static final int AT_MOST_SECONDS = 40;
  private static final int PAUSE_MILLIS = 10;

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws AssertionError where it does not hold in time, with what there is instead
   */
  static void until(String what, Callable<String> seen, Callable<Boolean> condition)
      throws Exception {
    long beganNanos = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - beganNanos > AT_MOST_SECONDS * 1_000_000_000L) {
        throw new AssertionError(
            "not within " + AT_MOST_SECONDS + " s: " + what + "; instead: " + seen.call());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
