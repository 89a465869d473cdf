package switchover.node;

import switchover.status.Mode;

/**
 * What the admin has set of the node's decision.
 *
 * @param mode never null
 * @param recovery never null; the master's own decides for the pair
 * @param pingTimeoutMillis how long a hand-over waits for the other node's confirmation
 * @param failoverMillis silence of the other node after which this one becomes Running, counted
 *     from the last ping; also the longest pause of this node that it may wake from as Running
 * @param connectionWaitMillis how long a starting master waits for its backup
 * @param returnQuietMillis how long a returning master, linked and well, waits before it asks for
 *     Running
 * @param decidedBy who decides; never null
 * @param takeOverOnRefused whether a node takes over at once where the other one's host refuses new
 *     connections
 */
public record NodeConfig(
    Mode mode,
    Recovery recovery,
    int pingTimeoutMillis,
    int failoverMillis,
    int connectionWaitMillis,
    int returnQuietMillis,
    DecidedBy decidedBy,
    boolean takeOverOnRefused) {

  /** What the redundant node of a pair is called in a reason. */
  String otherNode() {
    return mode == Mode.MASTER ? "backup" : "master";
  }
}
