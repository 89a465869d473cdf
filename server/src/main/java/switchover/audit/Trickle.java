package switchover.audit;

import java.util.function.LongSupplier;

/** Lets through so many in a minute, and counts the others. Not thread-safe. */
final class Trickle {
  static final int PER_MINUTE = 20;

  private static final int MINUTE_MILLIS = 60_000;

  private final LongSupplier clock;
  private long untilMillis;
  private int let;
  private int leftOut;

  Trickle(LongSupplier clock) {
    this.clock = clock;
    untilMillis = clock.getAsLong() + MINUTE_MILLIS;
  }

  /** How many were left out since the last that was let through; -1 where this one is, too. */
  int leftOutBefore() {
    long nowMillis = clock.getAsLong();
    if (nowMillis >= untilMillis) {
      untilMillis = nowMillis + MINUTE_MILLIS;
      let = 0;
    }
    if (let == PER_MINUTE) {
      leftOut++;
      return -1;
    }
    let++;
    int before = leftOut;
    leftOut = 0;
    return before;
  }
}
