package switchover.link;

import switchover.settings.RedundancySettings;

/**
 * The times of the redundant connection, as they are set on this node.
 *
 * @param pingRateMillis from one ping to the next, at most; more than 0
 * @param pingTimeoutMillis deadline of one ping, of its answer and of a handshake; more than 0
 * @param missedPings how many unanswered pings in a row end the connection; at least 1
 * @param failoverMillis silence after which this node takes over from the other one; more than 0
 */
public record LinkTimes(
    int pingRateMillis, int pingTimeoutMillis, int missedPings, int failoverMillis) {
  /** So many that one which is lost, or comes a little late, makes no silence. */
  private static final int PINGS_PER_FAILOVER = 3;

  private static final int LEAST_SEND_MILLIS = 10;

  /** As set. */
  public static LinkTimes of(RedundancySettings set) {
    return new LinkTimes(
        set.pingRateMillis(), set.pingTimeoutMillis(), set.missedPings(), set.failoverMillis());
  }

  /**
   * How often this node sends to that one: as often as it was set on either node, and three times
   * within the failover time of either, so that no node takes a speaking one for silent. Both come
   * to the same. At most the ping rate, so that what is derived from that holds.
   *
   * @param peer whose times are taken for this node's own where it does not say them
   */
  public int sendMillis(Hello peer) {
    int rateMillis = Math.min(pingRateMillis, said(peer.pingRateMillis(), pingRateMillis));
    int pairFailoverMillis = Math.min(failoverMillis, said(peer.failoverMillis(), failoverMillis));
    return Math.max(
        LEAST_SEND_MILLIS, Math.min(rateMillis, pairFailoverMillis / PINGS_PER_FAILOVER));
  }

  /** Why this node sends to that one more often than it was set; null where it does not. */
  public String whyMoreOften(Hello peer) {
    int sendMillis = sendMillis(peer);
    if (sendMillis >= pingRateMillis) {
      return null;
    }
    String why;
    if (sendMillis == peer.pingRateMillis()) {
      why = "as the redundant node is set";
    } else if (said(peer.failoverMillis(), failoverMillis) < failoverMillis) {
      why = "for the redundant node's failover time of " + peer.failoverMillis() + " ms";
    } else {
      why = "for this node's failover time of " + failoverMillis + " ms";
    }
    return "pings every " + sendMillis + " ms, " + why;
  }

  /** How many missed pings take as long as those that are set, where they are sent that often. */
  int missedPings(int sendMillis) {
    long missedMillis = (long) pingRateMillis * missedPings;
    return (int) ((missedMillis + sendMillis - 1) / sendMillis);
  }

  /** How long the master goes without a ping before it takes the connection for lost. */
  long lostMillis() {
    return pingTimeoutMillis + (long) pingRateMillis * missedPings;
  }

  /**
   * How old a report may be. A message echoes the moment of the newest one that its sender had from
   * us, so it is no older than that moment: one ping rate plus the way there and back.
   */
  long freshMillis() {
    return (long) pingRateMillis + pingTimeoutMillis;
  }

  /** A time of the other node; it is 0 where that does not say it. */
  private static int said(int peerMillis, int ownMillis) {
    return peerMillis > 0 ? peerMillis : ownMillis;
  }
}
