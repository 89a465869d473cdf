package switchover.node;

import switchover.status.Mode;
import switchover.status.NodeState;

/** What stands in the way of a switch. */
final class Switch {
  private Switch() {}

  /** The reason why a switch can't be done now; null where it can. */
  static String obstacle(NodeConfig config, Turn turn) {
    if (config.mode() == Mode.INDEPENDENT) {
      return "this node is Independent: there is no redundant node to switch to";
    }
    if (config.decidedBy() == DecidedBy.EXTERNAL) {
      return "another cluster manager decides (redundancy.decidedBy is external): ask it";
    }
    if (turn.stopping) {
      return "this node is stopping";
    }
    if (turn.handOver != null || turn.claim != null || turn.asking()) {
      return "another change is under way";
    }
    if (!turn.peer.linked()) {
      return "the redundant node is not linked";
    }
    if (turn.peer.report() == null) {
      return "the redundant node's state is not known yet";
    }
    return turn.running() ? obstacleOfRunning(turn) : obstacleOfStandby(config, turn);
  }

  private static String obstacleOfRunning(Turn turn) {
    if (turn.peer.says(NodeState.RUNNING)) {
      return "both nodes are Running";
    }
    Unfit why = turn.peer.report().unfit();
    return why == null ? null : "the redundant node is not ready to take over: " + why.text();
  }

  private static String obstacleOfStandby(NodeConfig config, Turn turn) {
    if (!turn.peer.says(NodeState.RUNNING)) {
      return "no node is Running";
    }
    Unfit why = NodeView.unfit(config, turn.fitness, turn.permission, turn.nowMillis);
    if (why == null) {
      return null;
    }
    String text = why == Unfit.NOT_IN_LINE ? turn.permission.why() : why.text();
    return "this node is not ready to take over: " + text;
  }
}
