package switchover.settings;

import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.status.Mode;

/**
 * The page Redundancy. Both nodes of a pair should have the same times.
 *
 * @param mode never null
 * @param pair name of the pair; never null, empty for an Independent node without one
 * @param masterAddress where a backup dials its master: a normalised URL as of {@link
 *     WebAddress#url()}; null if unset, never null for a Backup
 * @param recovery what a returning master does; never null
 * @param pingRateMillis from one ping to the next. Lower: silence is noticed sooner, more traffic
 * @param pingTimeoutMillis deadline of one ping, and how long a hand-over waits for its
 *     confirmation
 * @param missedPings how many pings in a row must be missed before a link is taken for dead
 * @param failoverMillis silence of the other node, counted from its last ping, after which a
 *     Standby becomes Running. Higher: fewer failovers for the network's sake, a longer outage
 * @param connectionWaitMillis how long a starting master waits for its backup before it becomes
 *     Running alone
 * @param networkRecoveryMillis how long the plant's network itself may be dark: PRP and HSR 0, a
 *     ring 200, RSTP 6000. A failover time below it is warned of
 * @param returnQuietMillis how long a returning master, linked and well, waits before it asks for
 *     Running. Higher: a master that comes and goes moves the pages less often
 * @param decidedBy who decides which node is Running; never null
 * @param takeOverOnRefused whether a node takes over at once where the other one's host refuses new
 *     connections. To be turned off where a firewall could refuse for a living node
 * @param keyOverlapMillis how long the former pair key may hold beside the next one before the node
 *     says that the change is overdue. Higher: more time to bring the next key to the other node
 */
public record RedundancySettings(
    Mode mode,
    String pair,
    String masterAddress,
    Recovery recovery,
    int pingRateMillis,
    int pingTimeoutMillis,
    int missedPings,
    int failoverMillis,
    int connectionWaitMillis,
    int networkRecoveryMillis,
    int returnQuietMillis,
    DecidedBy decidedBy,
    boolean takeOverOnRefused,
    int keyOverlapMillis) {
  static final int PAIR_CHARACTERS = 64;

  static final int PING_RATE_MILLIS = 250;
  static final int PING_TIMEOUT_MILLIS = 750;
  static final int MISSED_PINGS = 3;
  static final int FAILOVER_MILLIS = 1000;
  static final int CONNECTION_WAIT_MILLIS = 10_000;

  static final int KEY_OVERLAP_MILLIS = 86_400_000;

  static final Range PING_RATES = new Range(20, 10_000, Range.MILLIS);
  static final Range PING_TIMEOUTS = new Range(50, 60_000, Range.MILLIS);
  static final Range MISSED = new Range(1, 20, "pings");
  static final Range FAILOVERS = new Range(100, 600_000, Range.MILLIS);
  static final Range CONNECTION_WAITS = new Range(0, 600_000, Range.MILLIS);
  static final Range NETWORK_RECOVERIES = new Range(0, 600_000, Range.MILLIS);
  static final Range KEY_OVERLAPS = new Range(60_000, 2_000_000_000, Range.MILLIS);
  static final Range RETURN_QUIETS = new Range(0, 86_400_000, Range.MILLIS);
}
