package switchover.outside;

import switchover.pair.TestNode;

/**
 * A node's time as Running under one epoch. Since no epoch is used twice, it was Running all the
 * while between two answers of the same one.
 *
 * @param fromNanos when the first answer was there
 * @param toNanos when the last answer was asked for; less than the former where there was only one
 * @param endNanos when the first answer was there that says that it is over; {@link #LASTS} before
 */
public record Stint(
    TestNode node, long pid, long epoch, long fromNanos, long toNanos, long endNanos) {
  static final long LASTS = Long.MAX_VALUE;

  static Stint begunBy(Sighting first) {
    return new Stint(
        first.node(), first.pid(), first.epoch(), first.heardNanos(), first.askedNanos(), LASTS);
  }

  boolean holds(Sighting seen) {
    return node == seen.node() && pid == seen.pid() && epoch == seen.epoch() && seen.running();
  }

  boolean lasts() {
    return endNanos == LASTS;
  }

  Stint extendedBy(Sighting seen) {
    long from = Math.min(fromNanos, seen.heardNanos());
    long to = Math.max(toNanos, seen.askedNanos());
    return new Stint(node, pid, epoch, from, to, endNanos);
  }

  Stint endedBy(Sighting seen) {
    return new Stint(node, pid, epoch, fromNanos, toNanos, seen.heardNanos());
  }

  /** Whether there was a moment in which both were Running for certain. */
  static boolean meet(Stint one, Stint other) {
    long from = Math.max(one.fromNanos, other.fromNanos);
    long to = Math.min(one.toNanos, other.toNanos);
    return to > from || one.isMomentWithin(other) || other.isMomentWithin(one);
  }

  /** Known by one answer, which was asked for and there while the other was Running. */
  private boolean isMomentWithin(Stint other) {
    return toNanos < fromNanos && other.fromNanos <= toNanos && fromNanos <= other.toNanos;
  }
}
