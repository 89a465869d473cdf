package switchover.explore;

import switchover.node.Fitness;
import switchover.node.Node;
import switchover.node.Report;

/**
 * What tells one world from another: times count from now, epochs from the lowest known, and
 * whatever is past for good counts as past. 128 bits.
 */
record Fingerprint(long high, long low) {

  static Fingerprint of(World world) {
    Hash hash = new Hash();
    pair(hash, world, baseEpoch(world));
    hash.add(Math.min(world.quietMillis(), 8000));
    return hash.done();
  }

  /** The epoch from which all others are counted; even, as the master's epochs are odd. */
  static long baseEpoch(World world) {
    return lowestEpoch(world) & ~1L;
  }

  /** Both nodes and the network between them. */
  static void pair(Hash hash, World world, long base) {
    side(hash, world, world.master(), base);
    side(hash, world, world.backup(), base);
    word(hash, world, true, base);
    word(hash, world, false, base);
    stamp(hash, world, world.backup(), world.master().heardAtMillis());
    stamp(hash, world, world.master(), world.backup().heardAtMillis());
    hash.add(world.toMasterOpen() ? 1 : 0);
    hash.add(world.toBackupOpen() ? 1 : 0);
  }

  private static long lowestEpoch(World world) {
    long lowest = Math.min(world.master().diskEpoch(), world.backup().diskEpoch());
    for (Side side : new Side[] {world.master(), world.backup()}) {
      lowest = side.up() ? Math.min(lowest, side.node().epoch()) : lowest;
    }
    return lowest;
  }

  private static void word(Hash hash, World world, boolean toMaster, long base) {
    Word word = world.onItsWay(toMaster);
    report(hash, word == null ? null : word.report(), base);
    if (word != null) {
      stamp(hash, world, world.side(toMaster), word.echoMillis());
      stamp(hash, world, world.side(!toMaster), word.atMillis());
    }
  }

  /**
   * All that matters of a stamp: whether its moment lies after those that count for a node, and for
   * how long it proves that the other node has heard this one.
   */
  private static void stamp(Hash hash, World world, Side ofNode, long millis) {
    hash.add(ofNode.up() && millis >= ofNode.node().peer().wokeMillis());
    if (ofNode.up()) {
      counts(hash, ofNode.node(), world.nowMillis(), millis);
    }
  }

  private static void counts(Hash hash, Node node, long now, long saidMillis) {
    hash.add(saidMillis > node.groundAfterMillis());
    hash.add(saidMillis > node.fitness().changedMillis());
    hash.add(saidMillis > node.fitness().unwellUntilMillis());
    hash.add(Math.min(now - saidMillis, Physics.FAILOVER_MILLIS));
  }

  private static void side(Hash hash, World world, Side side, long base) {
    hash.add(side.diskEpoch() - base);
    hash.add(side.frozen() ? 1 : 0);
    hash.add(side.saving().size());
    for (long epoch : side.saving()) {
      hash.add(epoch - base);
    }
    if (!side.up()) {
      hash.add(-1);
      return;
    }
    node(hash, side.node(), world.nowMillis(), base);
  }

  private static void node(Hash hash, Node node, long now, long base) {
    hash.add(node.state().ordinal());
    hash.add(node.epoch() - base);
    hash.add(node.highestEpoch() - base);
    hash.add(node.claim() == null ? -1 : node.claim().epoch() - base);
    hash.add(node.claim() == null ? -1 : node.claim().ground().ordinal());
    hash.add(node.returning() ? 1 : 0);
    hash.add(node.handOver() == null ? -1 : node.handOver().epoch() - base);
    hash.add(node.handOver() == null ? -1 : ahead(node.handOver().untilMillis(), now));
    hash.add(node.askUntilMillis() == 0 ? -1 : ahead(node.askUntilMillis(), now));
    Fitness fitness = node.fitness();
    hash.add(fitness.maintenance() ? 1 : 0);
    hash.add(fitness.sick() ? 1 : 0);
    hash.add(fitness.disk().ordinal());
    hash.add(node.fitness().diskSlow());
    hash.add(node.saving() == null ? -1 : node.saving().epoch() - base);
    hash.add(node.saving() == null ? 0 : savingMillis(node, now));
    hash.add(node.saving() != null && node.saving().alone());
    hash.add(ahead(fitness.unwellUntilMillis(), now));
    hash.add(fitness.unwellUntilMillis() > fitness.changedMillis());
    hash.add(ahead(node.waitUntilMillis(), now));
    hash.add(Math.min(now - node.seenMillis(), 2000));
    hash.add(node.peer().everLinked() ? 1 : 0);
    hash.add(node.peer().linked() ? 1 : 0);
    hash.add(Math.min(now - node.peer().heardMillis(), 2000));
    counts(hash, node, now, node.peer().saidMillis());
    report(hash, node.peer().report(), base);
  }

  /** Once the disk counts as hanging it does not matter for how long. */
  private static long savingMillis(Node node, long now) {
    return Math.min(now - node.saving().sinceMillis(), node.fitness().diskSlow() ? 5250 : 1000);
  }

  private static long ahead(long atMillis, long now) {
    return Math.max(0, atMillis - now);
  }

  private static void report(Hash hash, Report report, long base) {
    if (report == null) {
      hash.add(-1);
      return;
    }
    hash.add(report.state().ordinal());
    hash.add(report.epoch() - base);
    hash.add(report.mayRun() ? 1 : 0);
    hash.add(report.ready() ? 1 : 0);
    hash.add(report.asksToRun() ? 1 : 0);
    hash.add(report.handsOverEpoch() == 0 ? -1 : report.handsOverEpoch() - base);
  }
}
