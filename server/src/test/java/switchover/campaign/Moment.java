package switchover.campaign;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A moment in which a fault strikes: there is no condition to wait for, time itself is it. */
final class Moment {
  private static final long SEED = 20261124;

  private Moment() {}

  /** Moments of a sweep, the same in each run. */
  static List<Integer> sweep(int count, int fromMillis, int toMillis) {
    return new Random(SEED).ints(count, fromMillis, toMillis + 1).boxed().toList();
  }

  /** Lets that time pass. */
  static void pass(long millis) {
    long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0; left = leftMillis(untilNanos)) {
      LockSupport.parkNanos(untilNanos - System.nanoTime());
    }
  }

  private static long leftMillis(long untilNanos) {
    return TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime() + 999_999);
  }
}
