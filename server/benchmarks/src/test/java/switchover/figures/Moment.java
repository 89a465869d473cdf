package switchover.figures;

import java.util.Random;

/** When a fault comes: at no fixed distance from the last ping, advertisement or tick. */
public final class Moment {
  private static final Random RANDOM = new Random(17);

  private Moment() {}

  /** Lets a contender come to rest, and then some more time pass. */
  public static void await(int restMillis, int spreadMillis) throws InterruptedException {
    int more;
    synchronized (RANDOM) {
      more = RANDOM.nextInt(spreadMillis);
    }
    Thread.sleep(restMillis + more);
  }

  /** From the one reading of {@link System#nanoTime} until the other. */
  public static double millisFrom(long nanos, long untilNanos) {
    return (untilNanos - nanos) / 1e6;
  }
}
