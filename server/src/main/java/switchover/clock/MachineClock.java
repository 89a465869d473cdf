package switchover.clock;

import java.util.function.LongSupplier;

/**
 * Milliseconds that never go back and also count the time for which the machine was suspended,
 * which {@link System#nanoTime()} leaves out on Linux: a node that slept with its machine must know
 * that it was away. Setting the wall clock, either way, changes nothing.
 *
 * <p>The time since the machine's boot is right but costs a file read, so it is asked only where
 * the wall clock has moved against the monotonic one, which each suspension makes it do. Where the
 * system does not tell it, suspended time is not counted. Thread-safe.
 */
public final class MachineClock implements LongSupplier {
  /** Smaller differences are the wall clock's being set right, or the readings' own coarseness. */
  private static final long LEAST_MILLIS = 50;

  private static final MachineClock OWN =
      new MachineClock(
          () -> System.nanoTime() / 1_000_000, System::currentTimeMillis, SinceBoot::millis);

  private final LongSupplier monotonicMillis;
  private final LongSupplier wallMillis;
  private final LongSupplier sinceBootMillis;
  private final long awakeOffsetMillis;
  private volatile long lastDriftMillis;
  private volatile long suspendedMillis;

  MachineClock(
      LongSupplier monotonicMillis, LongSupplier wallMillis, LongSupplier sinceBootMillis) {
    this.monotonicMillis = monotonicMillis;
    this.wallMillis = wallMillis;
    this.sinceBootMillis = sinceBootMillis;
    awakeOffsetMillis = sinceBootMillis.getAsLong() - monotonicMillis.getAsLong();
    lastDriftMillis = wallMillis.getAsLong() - monotonicMillis.getAsLong();
  }

  /** That of the machine. */
  public static MachineClock own() {
    return OWN;
  }

  /** Now; comparable with other readings of this clock only. */
  public static long nowMillis() {
    return OWN.getAsLong();
  }

  /** The same in nanoseconds, to the millisecond. */
  public static long nowNanos() {
    return OWN.getAsLong() * 1_000_000;
  }

  @Override
  public long getAsLong() {
    long driftMillis = wallMillis.getAsLong() - monotonicMillis.getAsLong();
    if (Math.abs(driftMillis - lastDriftMillis) > LEAST_MILLIS) {
      lookForSuspension(driftMillis);
    }
    return monotonicMillis.getAsLong() + suspendedMillis;
  }

  private synchronized void lookForSuspension(long driftMillis) {
    long bootMillis = sinceBootMillis.getAsLong();
    long offsetMillis = bootMillis - monotonicMillis.getAsLong() - awakeOffsetMillis;
    if (bootMillis > 0 && offsetMillis > suspendedMillis + LEAST_MILLIS) {
      suspendedMillis = offsetMillis;
    }
    lastDriftMillis = driftMillis;
  }
}
