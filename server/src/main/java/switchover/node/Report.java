package switchover.node;

import switchover.status.NodeState;

/**
 * What a node says of itself with each ping over the redundant connection. Each report stands for
 * itself: a lost one is made good by the next.
 *
 * @param state what the node does now; never null
 * @param epoch the highest epoch that the node has claimed or heard of; 0 or more
 * @param mayRun whether it may become Running where the other cannot
 * @param unfit why it could not be the one that runs now, or why what is behind it is not well;
 *     null where it is ready
 * @param recovery its recovery mode; the master's decides for the pair; never null
 * @param asksToRun a returning master asks its Running backup to hand over
 * @param handsOverEpoch more than 0: the sender, Standby since a moment ago, hands over, and knew
 *     of no higher epoch then; the receiver may claim the next. 0 for none
 */
public record Report(
    NodeState state,
    long epoch,
    boolean mayRun,
    Unfit unfit,
    Recovery recovery,
    boolean asksToRun,
    long handsOverEpoch) {

  /** Whether it is Running, or could take over now, and what is behind it is well. */
  public boolean ready() {
    return unfit == null;
  }

  /** Whether it does not know which epochs were used, so that the one it says proves nothing. */
  public boolean epochLost() {
    return unfit == Unfit.EPOCH_LOST;
  }
}
