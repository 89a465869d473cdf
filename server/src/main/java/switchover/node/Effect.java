package switchover.node;

import switchover.status.NodeState;

/** What must be done after a step, in the order given. */
public sealed interface Effect {
  /**
   * This node is Running and has just heard that the other one is too (N4): to be logged and
   * counted, whichever of them stays.
   *
   * @param epoch this node's
   * @param otherEpoch the other node's
   */
  record BothRunning(long epoch, long otherEpoch) implements Effect {}

  /** Make the epoch durable, then say {@link Event.EpochSaved} or {@link Event.EpochNotSaved}. */
  record SaveEpoch(long epoch) implements Effect {}

  /** Say the current report to the redundant node now, not only with the next ping. */
  record Tell() implements Effect {}

  /** The state has changed: one line of the log. */
  record Changed(NodeState from, NodeState to, String why, long epoch) implements Effect {}

  /** Something that a person must know of and that changes no state. */
  record Alarm(String text) implements Effect {}

  /** What the last alarm told of is over. */
  record AlarmOver(String text) implements Effect {}

  /** Tell the engine that decides to give Running to the other node. */
  record Resign() implements Effect {}

  /** The switch that was asked for is done. */
  record SwitchDone() implements Effect {}

  /** The switch that was asked for is not done, with its reason. */
  record SwitchRefused(String reason) implements Effect {}
}
