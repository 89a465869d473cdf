package switchover.live;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import switchover.status.Redundancy;

/**
 * Since when the pair's redundancy is what it is. While Running changes hands in good order, nobody
 * holds it for a few milliseconds: that is shown as it is, and is no loss of what lasts beyond it.
 *
 * <p>Looked at by one thread at a time, read by any.
 */
final class RedundancyTime {
  private final LongSupplier clockMillis;
  private final InstantSource wallClock;
  private Span shown;
  private volatile Span lasting;

  /**
   * One redundancy and its beginning.
   *
   * @param since by the wall clock, in whole milliseconds, for people
   * @param sinceMillis the same moment, monotonic, for how long it lasts
   */
  record Span(Redundancy redundancy, Instant since, long sinceMillis) {}

  /**
   * @param clockMillis monotonic
   */
  RedundancyTime(LongSupplier clockMillis, InstantSource wallClock) {
    this.clockMillis = clockMillis;
    this.wallClock = wallClock;
  }

  /**
   * Takes in what the redundancy is now.
   *
   * @param changesHands whether Running is on its way from one node to the other
   * @return it, with its beginning
   */
  Span look(Redundancy now, boolean changesHands) {
    if (lasting != null && lasting.redundancy() == now) {
      shown = lasting;
    } else if (shown == null || shown.redundancy() != now) {
      Instant since = wallClock.instant().truncatedTo(ChronoUnit.MILLIS);
      shown = new Span(now, since, clockMillis.getAsLong());
    }
    if (lasting == null || !changesHands) {
      lasting = shown;
    }
    return shown;
  }

  /** What it is apart from a change of hands that is under way; null before the first look. */
  Span lasting() {
    return lasting;
  }

  /** How long it has been what it is, apart from that; 0 before the first look. */
  long lastedMillis() {
    Span span = lasting;
    return span == null ? 0 : clockMillis.getAsLong() - span.sinceMillis();
  }
}
