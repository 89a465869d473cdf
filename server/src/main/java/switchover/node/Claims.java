package switchover.node;

import switchover.status.Mode;
import switchover.status.NodeState;

/** Why a Standby node should become Running. */
final class Claims {
  private Claims() {}

  /** The reason why a Standby node should become Running now; null where it should not. */
  static String reason(NodeConfig config, Turn turn) {
    if (config.mode() == Mode.INDEPENDENT) {
      return "this node is Independent";
    }
    if (!turn.fitness.mayRun(turn.nowMillis)) {
      return null;
    }
    if (config.decidedBy() != DecidedBy.BUILTIN) {
      return turn.permission.mayRun() && !leavesTime(config, turn) ? turn.permission.why() : null;
    }
    boolean silent = turn.peer.silentFor(config.failoverMillis(), turn.nowMillis);
    if (turn.peer.linked() && turn.peer.report() != null && !silent) {
      return besideSpeakingPeer(config, turn);
    }
    if (!silent || (config.mode() == Mode.MASTER && turn.nowMillis < turn.waitUntilMillis)) {
      return null;
    }
    return silence(config, turn);
  }

  /** Two that are told one after the other to change places do not both run in between. */
  private static boolean leavesTime(NodeConfig config, Turn turn) {
    return config.decidedBy() == DecidedBy.EXTERNAL
        && turn.peer.runningEpoch() > 0
        && turn.nowMillis < turn.permittedMillis + config.pingTimeoutMillis();
  }

  private static String besideSpeakingPeer(NodeConfig config, Turn turn) {
    boolean known = turn.peer.knowsWhatWasSaidAfter(turn.groundAfterMillis);
    if (!known || turn.peer.says(NodeState.RUNNING)) {
      return null;
    }
    if (turn.peer.handsOverKnowing(turn.epoch)) {
      return "the redundant node handed over";
    }
    if (!knowsThisNode(config, turn)) {
      return null;
    }
    return config.mode() == Mode.MASTER ? ofMaster(turn) : ofBackup(turn);
  }

  /**
   * Whether the other node must have given up by now whatever it claimed: it has heard of this
   * one's last change, and heard it so lately that it cannot take it for silent.
   */
  private static boolean knowsThisNode(NodeConfig config, Turn turn) {
    long changedMillis = turn.fitness.lastChangeMillis(turn.nowMillis);
    long silentSinceMillis = turn.nowMillis - config.failoverMillis();
    return turn.peer.knowsWhatWasSaidAfter(Math.max(changedMillis, silentSinceMillis));
  }

  /** Beside a Standby backup. Its rule and the backup's never hold at once. */
  private static String ofMaster(Turn turn) {
    boolean better = turn.fitness.ready(turn.nowMillis) || !turn.peer.report().ready();
    return better ? "both nodes were Standby, the master becomes Running" : null;
  }

  private static String ofBackup(Turn turn) {
    Report master = turn.peer.report();
    if (!master.mayRun()) {
      return "the master is Standby and may not run";
    }
    boolean better = turn.fitness.ready(turn.nowMillis) && !master.ready();
    return better ? "the master is Standby and what is behind it is not well" : null;
  }

  private static String silence(NodeConfig config, Turn turn) {
    String other = config.otherNode();
    if (!turn.peer.everLinked()) {
      return "the " + other + " did not link since this node started";
    }
    return "the " + other + " was silent for " + (turn.nowMillis - turn.peer.heardMillis()) + " ms";
  }
}
