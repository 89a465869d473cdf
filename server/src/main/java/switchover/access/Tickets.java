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

  /**
   * Takes one.
   *
   * @return null where it is not one that the other node has given for this one, is too old, or was
   *     taken before
   */
  synchronized Ticket take(String sealed) {
    for (PairKey key : keys.get()) {
      Ticket ticket = Ticket.opened(sealed, key);
      if (ticket != null) {
        return isGood(ticket) ? ticket : null;
      }
    }
    return null;
  }

  private boolean isGood(Ticket ticket) {
    long nowMillis = clock.millis();
    long ageMillis = nowMillis - ticket.issuedEpochMillis();
    used.values().removeIf(issued -> nowMillis - issued > MOST_AGE_MILLIS);
    boolean meant = ticket.to().equals(nodeId) && !ticket.from().equals(nodeId);
    boolean inTime = ageMillis >= -MOST_AHEAD_MILLIS && ageMillis <= MOST_AGE_MILLIS;
    boolean ours = ticket.issuedEpochMillis() > begunEpochMillis;
    boolean lasting = ticket.ageMillis() >= 0 && ticket.ageMillis() < Sessions.LONGEST_MILLIS;
    boolean room = used.size() < MOST_USED;
    return meant
        && inTime
        && ours
        && lasting
        && room
        && used.putIfAbsent(ticket.id(), ticket.issuedEpochMillis()) == null;
  }
}
