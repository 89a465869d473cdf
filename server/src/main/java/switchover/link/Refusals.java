package switchover.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import switchover.link.Rejection.Reason;

/**
 * The refusals of one node, whichever of its ends refuses or is refused: counted by their reason,
 * and those that stand. Who is refused tries again and again, and there may be several, so a reason
 * is news once until the nodes are linked; it stands, with the text that it first had, for as long
 * as it comes again and the nodes are not linked. Thread-safe.
 */
public final class Refusals {
  /** How long one stands after it last came; whoever is refused tries again sooner than that. */
  static final int STANDS_MILLIS = 60_000;

  /**
   * What is news even while the nodes are linked: somebody who has the pair's key dials besides.
   * Anything else could be said by anybody, or have been recorded long ago.
   */
  private static final Set<Reason> BESIDES_A_LINK = EnumSet.of(Reason.OTHER_PAIR, Reason.SAME_MODE);

  private final LongSupplier clockMillis;
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final Set<Reason> told = EnumSet.noneOf(Reason.class);
  private final Map<Reason, Standing> standing = new EnumMap<>(Reason.class);

  /** A refusal, and when it stands no more. */
  private record Standing(Rejection why, long untilMillis) {}

  /**
   * @param clockMillis monotonic
   */
  public Refusals(LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
    for (Reason reason : Reason.values()) {
      counts.put(reason, 0L);
    }
  }

  /**
   * Counts, and lets it stand where the nodes are not linked: whoever dials besides a link changes
   * nothing of what this node shows.
   *
   * @return whether its reason is news
   */
  synchronized boolean note(Rejection why, boolean linked) {
    Reason reason = why.reason();
    counts.merge(reason, 1L, Long::sum);
    if (linked) {
      return BESIDES_A_LINK.contains(reason) && told.add(reason);
    }
    long nowMillis = clockMillis.getAsLong();
    Standing before = standing.get(reason);
    boolean stands = before != null && nowMillis < before.untilMillis();
    Rejection shown = stands ? before.why() : why;
    standing.put(reason, new Standing(shown, nowMillis + STANDS_MILLIS));
    return told.add(reason);
  }

  /** Notes it, and tells it where it is news. */
  void tell(Rejection why, boolean linked, RefusalListener listener) {
    if (note(why, linked)) {
      listener.rejected(why);
    }
  }

  /** The nodes are linked: nothing stands any more. */
  synchronized void clear() {
    standing.clear();
    told.clear();
  }

  /**
   * Why the nodes are not linked.
   *
   * @return in the order of the reasons, each at most once; never null
   */
  public synchronized List<Rejection> standing() {
    if (standing.isEmpty()) {
      return List.of();
    }
    long nowMillis = clockMillis.getAsLong();
    standing.values().removeIf(each -> nowMillis >= each.untilMillis());
    List<Rejection> now = new ArrayList<>();
    standing.values().forEach(each -> now.add(each.why()));
    return List.copyOf(now);
  }

  /**
   * How often a peer was refused, or refused this node, since the start. Each try counts.
   *
   * @return every reason is there, with 0 where it never occurred; never null
   */
  public synchronized Map<Reason, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
