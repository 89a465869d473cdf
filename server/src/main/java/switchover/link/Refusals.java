package switchover.link;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import switchover.link.Rejection.Reason;

/**
 * Counts the refusals of one end by their reason, and knows the one that stands. A peer that is
 * refused comes again with each ping rate: only a change of the reason is news. Thread-safe.
 */
final class Refusals {
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private Rejection standing;

  Refusals() {
    for (Reason reason : Reason.values()) {
      counts.put(reason, 0L);
    }
  }

  /** Counts, without letting it stand. */
  synchronized void count(Reason reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  /** Counts and lets it stand; true where another reason stood, or none. */
  synchronized boolean note(Rejection why) {
    count(why.reason());
    boolean news = standing == null || standing.reason() != why.reason();
    standing = why;
    return news;
  }

  /** The nodes are linked: nothing stands any more. */
  synchronized void clear() {
    standing = null;
  }

  synchronized Rejection standing() {
    return standing;
  }

  /** All reasons, each with its count since the start. */
  synchronized Map<Reason, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
