package switchover.link;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import switchover.link.Rejection.Reason;

/**
 * Counts the refusals of one end by their reason, and knows the one that stands. Who is refused
 * comes again with each ping rate, and there may be several: a reason is news once until the nodes
 * are linked. Thread-safe.
 */
final class Refusals {
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final Set<Reason> told = EnumSet.noneOf(Reason.class);
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

  /** Counts and lets it stand; true where its reason is news. */
  synchronized boolean note(Rejection why) {
    count(why.reason());
    standing = why;
    return told.add(why.reason());
  }

  /** The nodes are linked: nothing stands any more. */
  synchronized void clear() {
    standing = null;
    told.clear();
  }

  synchronized Rejection standing() {
    return standing;
  }

  /** All reasons, each with its count since the start. */
  synchronized Map<Reason, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
