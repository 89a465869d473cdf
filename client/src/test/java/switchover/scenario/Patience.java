package switchover.scenario;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long a test waits for a browser. */
final class Patience {
  private static final long AT_MOST_NANOS = 15_000_000_000L;
  private static final long PAUSE_NANOS = 30_000_000L;

  private Patience() {}

  /**
   * Asks over and over, and leaves the browser time to do something. Returns in any case: what came
   * of it is for the caller to assert.
   */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + AT_MOST_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
