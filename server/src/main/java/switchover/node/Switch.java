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
    return turn.peer.report().ready() ? null : "the redundant node is not ready to take over";
  }

  private static String obstacleOfStandby(NodeConfig config, Turn turn) {
    if (!turn.peer.says(NodeState.RUNNING)) {
      return "no node is Running";
    }
    boolean able = NodeView.able(config, turn.fitness, turn.permission, turn.nowMillis);
    return able ? null : "this node is not ready to take over: " + unfitness(turn);
  }

  private static String unfitness(Turn turn) {
    if (turn.fitness.maintenance()) {
      return "it is in maintenance";
    }
    if (turn.fitness.epochLost()) {
      return "it has lost its epoch and not yet heard the redundant node's";
    }
    if (turn.fitness.sick()) {
      return "what is behind it is not well";
    }
    return turn.fitness.mayRun(turn.nowMillis)
        ? turn.permission.why()
        : "its epoch could not be saved a moment ago";
  }
}
