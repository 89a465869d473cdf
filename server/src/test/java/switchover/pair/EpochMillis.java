package switchover.pair;

import java.time.Instant;

/** The time of day with fractions of a millisecond, as a browser gives it too. */
public final class EpochMillis {
  private static final double MICROS_PER_MILLI = 1000.0;
  private static final long NANOS_PER_MICRO = 1000;
  private static final double MILLIS_PER_SECOND = 1000.0;

  private EpochMillis() {}

  /** Now, in milliseconds since 1970. */
  public static double now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * MILLIS_PER_SECOND
        + now.getNano() / NANOS_PER_MICRO / MICROS_PER_MILLI;
  }
}
