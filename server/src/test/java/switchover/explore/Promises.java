package switchover.explore;

import switchover.status.NodeState;

/** The node's invariants of the design's section 7, held against a world. */
final class Promises {
  /** Two pings and the answer to them. */
  private static final int TWO_PINGS_MILLIS = 3 * Physics.QUANTUM_MILLIS;

  /** Until silence is judged, links are made and a hand-over is through or withdrawn. */
  private static final int SETTLED_MILLIS =
      Physics.CONNECTION_WAIT_MILLIS
          + 2 * Physics.FAILOVER_MILLIS
          + 2 * Physics.PING_TIMEOUT_MILLIS
          + TWO_PINGS_MILLIS;

  private Promises() {}

  /** The promise that this step breaks, in words; null where it breaks none. */
  static String broken(World before, Action action, World after) {
    String broken = brokenByLog(after);
    broken = broken == null ? brokenByOnset(before, after) : broken;
    broken = broken == null ? broken(after) : broken;
    if (broken == null && action instanceof Action.Wake wake) {
      long seenMillis = before.side(wake.ofMaster()).node().seenMillis();
      broken = brokenByWaking(after.side(wake.ofMaster()), after.nowMillis() - seenMillis);
    }
    return broken;
  }

  private static String broken(World world) {
    String broken = brokenByDisk("master", world.master());
    broken = broken == null ? brokenByDisk("backup", world.backup()) : broken;
    broken = broken == null ? brokenByTwo(world) : broken;
    broken = broken == null ? brokenByLateFailover(world, world.master(), world.backup()) : broken;
    broken = broken == null ? brokenByLateFailover(world, world.backup(), world.master()) : broken;
    return broken == null ? brokenByNone(world) : broken;
  }

  /** N6, looked at when a frozen node wakes. */
  private static String brokenByWaking(Side woken, long frozenMillis) {
    boolean overslept = frozenMillis > Physics.FAILOVER_MILLIS;
    return overslept && woken.node().state() == NodeState.RUNNING
        ? "N6: paused for " + frozenMillis + " ms and Running"
        : null;
  }

  /** The other half of N4: what a node becomes, and that both are Running, is logged. */
  private static String brokenByLog(World world) {
    boolean unlogged = world.master().unlogged() || world.backup().unlogged();
    return unlogged
        ? "N4: a node changed, or found the other one Running, and logged nothing"
        : null;
  }

  /** Of two that hear each other, none becomes Running beside the other. */
  private static String brokenByOnset(World before, World after) {
    boolean onset = bothRunning(after) && !bothRunning(before);
    return onset
            && after.networkWhole()
            && hears(after, after.master())
            && hears(after, after.backup())
        ? "N4: a node became Running beside a Running one, and they hear each other"
        : null;
  }

  private static boolean hears(World world, Side side) {
    long silentMillis = world.nowMillis() - side.node().peer().heardMillis();
    return side.linked() && silentMillis < Physics.FAILOVER_MILLIS;
  }

  private static boolean bothRunning(World world) {
    return world.master().running() && world.backup().running();
  }

  private static String brokenByDisk(String name, Side side) {
    boolean ahead = side.running() && side.diskEpoch() < side.node().epoch();
    return ahead ? "N2: the " + name + " is Running, its epoch is not on disk" : null;
  }

  private static String brokenByTwo(World world) {
    if (!bothRunning(world)) {
      return null;
    }
    if (world.master().node().epoch() == world.backup().node().epoch()) {
      return "N2: both are Running under one epoch";
    }
    boolean hearing = world.networkWhole() && world.quietMillis() > TWO_PINGS_MILLIS;
    return hearing ? "N3: both are still Running two pings after they hear each other" : null;
  }

  /** Whoever was linked and hears no more takes over when the failover time has passed. */
  private static String brokenByLateFailover(World world, Side left, Side gone) {
    int dueMillis = Physics.FAILOVER_MILLIS + 2 * Physics.QUANTUM_MILLIS;
    boolean due = left.awake() && !gone.awake() && world.quietMillis() > dueMillis;
    if (!due || left.running() || busy(world, left)) {
      return null;
    }
    boolean waits = left.node().waitUntilMillis() > world.nowMillis() - Physics.QUANTUM_MILLIS;
    boolean hadPeer = left.node().peer().everLinked() && !waits;
    return hadPeer ? "N5: the other node is gone and failover is late" : null;
  }

  private static String brokenByNone(World world) {
    boolean settled = world.quietMillis() > SETTLED_MILLIS;
    boolean anyRunning = world.master().running() || world.backup().running();
    if (!settled || anyRunning || busy(world, world.master()) || busy(world, world.backup())) {
      return oneIsFit(world) && settled && !anyRunning
          ? "N1: one node is in maintenance, the other fit, and nobody is Running"
          : null;
    }
    if (world.master().awake() && world.backup().awake() && world.networkWhole()) {
      return "N1: linked and quiet, and nobody is Running";
    }
    boolean lone = world.master().awake() || world.backup().awake();
    return lone ? "N5: a lone node is not Running" : null;
  }

  /** Both awake and linked, one in maintenance, the other at rest and not. */
  private static boolean oneIsFit(World world) {
    Side master = world.master();
    Side backup = world.backup();
    if (!master.awake() || !backup.awake() || !world.networkWhole()) {
      return false;
    }
    boolean mastersTurn = backup.node().fitness().maintenance() && !busy(world, master);
    boolean backupsTurn = master.node().fitness().maintenance() && !busy(world, backup);
    return mastersTurn || backupsTurn;
  }

  /** A node that may not run, or whose change is under way: each is bounded or a person's wish. */
  private static boolean busy(World world, Side side) {
    return side.up()
        && (side.node().claim() != null
            || side.node().handOver() != null
            || side.node().fitness().maintenance()
            || !side.node().fitness().mayRun(world.nowMillis() - Physics.PING_TIMEOUT_MILLIS));
  }
}
