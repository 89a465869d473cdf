package switchover.access;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import switchover.settings.PairKey;
import switchover.settings.Role;

/**
 * Gives tickets for the other node, and takes those that the other node has given: each once, and
 * none from before this node began, which could have been taken by the one before. The clocks of
 * the nodes must not differ by more than half a minute; else there is no ticket that is in time.
 * Thread-safe.
 */
final class Tickets {
  /** A ticket's age, by the clocks of both nodes. */
  static final int MOST_AGE_MILLIS = 60_000;

  /** By so much the clock of the node that gave it may be ahead. */
  static final int MOST_AHEAD_MILLIS = 30_000;

  /** A ticket may have been given so long ago, however the clocks differ within those bounds. */
  static final int MOST_UNDERWAY_MILLIS = MOST_AGE_MILLIS + MOST_AHEAD_MILLIS;

  private static final int MOST_USED = 1000;
  private static final String UNKNOWN = "the ticket is not good, or not any more";

  private final String nodeId;
  private final Supplier<List<PairKey>> keys;
  private final InstantSource clock;
  private final long begunEpochMillis;

  /** Ids of those that were taken, with when they were issued. */
  private final Map<String, Long> used = new HashMap<>();

  /**
   * @param keys those that hold now, the one that both nodes have first; empty without a pair; must
   *     not block
   * @param clock the wall clock
   */
  Tickets(String nodeId, Supplier<List<PairKey>> keys, InstantSource clock) {
    this.nodeId = nodeId;
    this.keys = keys;
    this.clock = clock;
    begunEpochMillis = clock.millis();
  }

  /**
   * A ticket.
   *
   * @param to id of the other node; null where it is not known
   * @param ageMillis how long ago the person gave his password, by no wall clock
   * @return null where there is no other node
   */
  String give(String account, Role role, String to, long ageMillis) {
    List<PairKey> held = keys.get();
    if (to == null || held.isEmpty()) {
      return null;
    }
    String id = UUID.randomUUID().toString();
    Ticket ticket = new Ticket(id, account, role, nodeId, to, clock.millis(), ageMillis);
    return ticket.sealed(held.get(0));
  }

  /** What became of a ticket. */
  sealed interface Taken {
    /** It is good, and now used. */
    record Good(Ticket ticket) implements Taken {}

    /**
     * It is not.
     *
     * @param why for people; of a ticket that was not sealed by the pair no more than that
     */
    record Refused(String why) implements Taken {}
  }

  /** Takes one. */
  synchronized Taken take(String sealed) {
    for (PairKey key : keys.get()) {
      Ticket ticket = Ticket.opened(sealed, key);
      if (ticket != null) {
        return judged(ticket);
      }
    }
    return new Taken.Refused(UNKNOWN);
  }

  /** Who has a ticket that the other node has sealed may know what is wrong with it. */
  private Taken judged(Ticket ticket) {
    long nowMillis = clock.millis();
    used.values().removeIf(issued -> nowMillis - issued > MOST_AGE_MILLIS);
    if (!isMeant(ticket) || used.size() >= MOST_USED) {
      return new Taken.Refused(UNKNOWN);
    }
    long ageMillis = nowMillis - ticket.issuedEpochMillis();
    if (!isInTime(ageMillis)) {
      return new Taken.Refused(outOfTime(ageMillis));
    }
    if (!isOfThisRun(ticket)) {
      return new Taken.Refused("the ticket is from before this node was started");
    }
    return isFirst(ticket)
        ? new Taken.Good(ticket)
        : new Taken.Refused("the ticket was used before, and is good once");
  }

  private boolean isMeant(Ticket ticket) {
    return ticket.to().equals(nodeId)
        && !ticket.from().equals(nodeId)
        && ticket.ageMillis() >= 0
        && ticket.ageMillis() < Sessions.LONGEST_MILLIS;
  }

  private static boolean isInTime(long ageMillis) {
    return ageMillis >= -MOST_AHEAD_MILLIS && ageMillis <= MOST_AGE_MILLIS;
  }

  private boolean isOfThisRun(Ticket ticket) {
    return ticket.issuedEpochMillis() > begunEpochMillis;
  }

  private boolean isFirst(Ticket ticket) {
    return used.putIfAbsent(ticket.id(), ticket.issuedEpochMillis()) == null;
  }

  private static String outOfTime(long ageMillis) {
    String seconds = (Math.abs(ageMillis) + 999) / 1000 + " s";
    String when =
        ageMillis < 0
            ? "was given " + seconds + " from now"
            : "is " + seconds + " old, and good for " + MOST_AGE_MILLIS / 1000 + " s";
    return "the ticket "
        + when
        + " by the clocks of the two nodes: where it was not that long on its way, they differ, so set"
        + " both by one time service";
  }
}
