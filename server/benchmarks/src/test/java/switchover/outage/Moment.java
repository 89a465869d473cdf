package switchover.outage;

import java.util.Random;

/** When a fault comes: at no fixed distance from the last ping, advertisement or tick. */
final class Moment {
  private static final Random RANDOM = new Random(17);

  private Moment() {}

  /** Lets a contender come to rest, and then some more time pass. */
  static void await(int restMillis, int spreadMillis) throws InterruptedException {
    int more;
    synchronized (RANDOM) {
      more = RANDOM.nextInt(spreadMillis);
    }
    Thread.sleep(restMillis + more);
  }

  static double millisFrom(long nanos, long untilNanos) {
    return (untilNanos - nanos) / 1e6;
  }
}
