package switchover.node;

import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.Redundancy;
import switchover.status.RedundantStatus;

/** What follows from a node's parts: for its status, its reports and its next turn. */
public final class NodeView {
  /** How long a returning master that was unwell leaves Running to the other one. */
  static final int QUIET_AFTER_UNWELL_MILLIS = 300_000;

  private NodeView() {}

  /** Whether the node is Running, or could take over now. */
  public static boolean ready(NodeConfig config, Node node, long nowMillis) {
    if (node.running()) {
      return true;
    }
    return unfit(config, node, nowMillis) == null
        && node.peer().linked()
        && !silent(config, node, nowMillis);
  }

  private static Unfit unfit(NodeConfig config, Node node, long nowMillis) {
    Unfit why = unfit(config, node.fitness(), node.permission(), nowMillis);
    return node.stopping() && why != Unfit.EPOCH_LOST ? Unfit.STOPPING : why;
  }

  /** Why it is not fit to be Running, or whoever decides would not let it; null where it is. */
  static Unfit unfit(NodeConfig config, Fitness fitness, Permission permission, long nowMillis) {
    Unfit why = fitness.unfit(nowMillis);
    boolean inLine = config.decidedBy() == DecidedBy.BUILTIN || permission.inLine();
    return why == null && !inLine ? Unfit.NOT_IN_LINE : why;
  }

  /**
   * Whether the node wants the lead where a coordinator gives it. One that would not run with it
   * must leave it to the other.
   */
  public static boolean stands(Node node, long nowMillis) {
    boolean claims = node.claim() != null && !node.fitness().diskHangs();
    boolean holds = node.running() || claims || node.handOver() != null;
    return holds || (!node.stopping() && node.fitness().mayRun(nowMillis));
  }

  /** What the node says over the redundant connection. */
  public static Report report(NodeConfig config, Node node, long nowMillis) {
    return new Report(
        node.state(),
        shownEpoch(node),
        !node.stopping() && node.fitness().mayRun(nowMillis),
        unfit(config, node, nowMillis),
        config.recovery(),
        asksToRun(config, node, nowMillis),
        node.handOver() == null ? 0 : node.handOver().epoch());
  }

  private static boolean asksToRun(NodeConfig config, Node node, long nowMillis) {
    boolean mayAsk =
        !node.running()
            && node.claim() == null
            && config.decidedBy() != DecidedBy.EXTERNAL
            && unfit(config, node, nowMillis) == null
            && node.peer().knowsWhatWasSaidAfter(node.fitness().lastChangeMillis(nowMillis));
    return mayAsk && (node.askUntilMillis() > 0 || returns(config, node, nowMillis));
  }

  /**
   * A returning master waits until it has been linked and well for the quiet time. One that was too
   * slow for a hand-over waits longer, since each try costs the pair its Running node for a moment.
   */
  private static boolean returns(NodeConfig config, Node node, long nowMillis) {
    long calmSince =
        Math.max(node.peer().linkedMillis(), node.fitness().lastChangeMillis(nowMillis));
    int quietMillis = config.returnQuietMillis();
    if (node.fitness().unwellUntilMillis() > 0) {
      quietMillis = Math.max(quietMillis, QUIET_AFTER_UNWELL_MILLIS);
    }
    return config.mode() == Mode.MASTER
        && config.recovery() == Recovery.AUTOMATIC
        && node.returning()
        && nowMillis - calmSince >= quietMillis;
  }

  /** The epoch that a Running node holds; of a Standby the highest that it knows of. */
  public static long shownEpoch(Node node) {
    return node.running() ? node.epoch() : node.highestEpoch();
  }

  /** What the node knows of the redundant node; null for an Independent node. */
  public static RedundantStatus redundantStatus(NodeConfig config, Node node, long nowMillis) {
    if (config.mode() == Mode.INDEPENDENT) {
      return null;
    }
    Peer peer = node.peer();
    if (!peer.linked() || silent(config, node, nowMillis)) {
      boolean neverCame = config.mode() == Mode.MASTER && !peer.everLinked();
      return neverCame ? RedundantStatus.DISCONNECTED : RedundantStatus.FAULTED;
    }
    if (peer.report() == null) {
      return RedundantStatus.UNKNOWN;
    }
    return peer.report().state() == NodeState.RUNNING
        ? RedundantStatus.RUNNING
        : RedundantStatus.STANDBY;
  }

  /** What the pair as a whole can bear, as far as this node knows. */
  public static Redundancy redundancy(NodeConfig config, Node node, long nowMillis) {
    RedundantStatus other = redundantStatus(config, node, nowMillis);
    if (node.running()) {
      boolean backed = other == RedundantStatus.STANDBY && node.peer().report().ready();
      return backed ? Redundancy.FULL : Redundancy.ALONE;
    }
    if (other != RedundantStatus.RUNNING) {
      return Redundancy.NONE;
    }
    return ready(config, node, nowMillis) ? Redundancy.FULL : Redundancy.ALONE;
  }

  /** When the node must be stepped next even if nothing happens; at most the time given ahead. */
  public static long nextMillis(NodeConfig config, Node node, long nowMillis, int mostMillis) {
    long next = nowMillis + mostMillis;
    next = sooner(next, node.peer().heardMillis() + config.failoverMillis(), nowMillis);
    next = sooner(next, node.waitUntilMillis(), nowMillis);
    next = sooner(next, node.askUntilMillis(), nowMillis);
    next = sooner(next, node.fitness().unwellUntilMillis(), nowMillis);
    next = sooner(next, node.permittedMillis() + config.pingTimeoutMillis(), nowMillis);
    if (node.saving() != null) {
      next =
          sooner(next, node.saving().hangsFromMillis(config, node.fitness().diskSlow()), nowMillis);
    }
    return node.handOver() == null ? next : sooner(next, node.handOver().untilMillis(), nowMillis);
  }

  private static long sooner(long next, long candidate, long nowMillis) {
    return candidate > nowMillis && candidate < next ? candidate : next;
  }

  private static boolean silent(NodeConfig config, Node node, long nowMillis) {
    return node.peer().silentFor(config.failoverMillis(), nowMillis);
  }
}
