package switchover.node;

import switchover.status.NodeState;

/**
 * A node at one moment. Immutable.
 *
 * @param state what it does; never null
 * @param epoch the epoch of its last claim since it started; 0 before the first
 * @param highestEpoch the highest epoch that it has claimed, offered or heard of
 * @param claim the claim to Running that waits for its epoch to be on disk; null for none
 * @param returning a master that has not been Running since it started or was paused; with
 *     Automatic recovery it asks its Running backup to hand over
 * @param handOver the hand-over under way; null for none
 * @param groundAfterMillis a claim beside a speaking node rests only on what that said after this
 *     moment, when this node withdrew a hand-over or woke from a stall last; 0 for never
 * @param askUntilMillis until when a Standby node asks the other to hand over because a person
 *     wants a switch; 0 for not
 * @param fitness how fit it is to be Running; never null
 * @param saving what is on its way to the disk; null for nothing
 * @param permission the last word of the engine that decides, where one does; never null
 * @param permittedMillis since when that word permits this node to run; 0 for never
 * @param stopping whether it is on its way out: it claims nothing more
 * @param peer never null
 * @param waitUntilMillis before it a master that waits for its backup to link claims nothing; 0
 *     once it has linked
 * @param seenMillis the time of the last event, from which a pause is told
 */
public record Node(
    NodeState state,
    long epoch,
    long highestEpoch,
    Claim claim,
    boolean returning,
    HandOver handOver,
    long groundAfterMillis,
    long askUntilMillis,
    Fitness fitness,
    Saving saving,
    Permission permission,
    long permittedMillis,
    boolean stopping,
    Peer peer,
    long waitUntilMillis,
    long seenMillis) {

  private static final Permission NOT_YET =
      new Permission(false, false, "no word yet from whoever decides");

  /**
   * A claim to Running.
   *
   * @param epoch to be on disk first
   * @param ground what it rests on; once the epoch is on disk the ground is looked at again
   * @param why for the log
   */
  public record Claim(long epoch, Ground ground, String why) {}

  /** What a claim to Running rests on. */
  public enum Ground {
    /** The rules for a Standby node. */
    RULE,

    /** The other node handed over and waits, for a while, for the confirmation. */
    HANDED_OVER,

    /** The other node's process is gone. */
    REFUSED
  }

  /**
   * A hand-over: this node is Standby already, the other one may claim.
   *
   * @param epoch the highest that this node knew then
   * @param untilMillis without a confirmation by then it is withdrawn
   */
  public record HandOver(long epoch, long untilMillis) {}

  /**
   * A node that has just started: Standby, whoever it is.
   *
   * @param savedEpoch the epoch found on disk, claimed or only heard of; 0 for none
   */
  public static Node started(NodeConfig config, long savedEpoch, long nowMillis) {
    return started(config, savedEpoch, Fitness.FIT, nowMillis);
  }

  /**
   * A node that has just started and does not know which epochs were used before: it is not Running
   * until the redundant node has said which.
   */
  public static Node startedWithoutEpoch(NodeConfig config, long nowMillis) {
    return started(config, 0, Fitness.EPOCH_LOST, nowMillis);
  }

  private static Node started(NodeConfig config, long savedEpoch, Fitness fitness, long nowMillis) {
    return new Node(
        NodeState.STANDBY,
        0,
        savedEpoch,
        null,
        true,
        null,
        0,
        0,
        fitness,
        null,
        NOT_YET,
        0,
        false,
        Peer.unknown(nowMillis),
        nowMillis + config.connectionWaitMillis(),
        nowMillis);
  }

  /** Whether it is Running. */
  public boolean running() {
    return state == NodeState.RUNNING;
  }
}
