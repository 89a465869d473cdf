package switchover.node;

import java.util.ArrayList;
import java.util.List;
import switchover.status.NodeState;

/** One step in the making: a node's parts, open to change until {@link #done}. Not shared. */
final class Turn {
  final long nowMillis;
  private final List<Effect> effects = new ArrayList<>();

  NodeState state;
  long epoch;
  long highestEpoch;
  Node.Claim claim;
  boolean returning;
  Node.HandOver handOver;
  long groundAfterMillis;
  long askUntilMillis;
  Fitness fitness;
  Saving saving;
  Permission permission;
  long permittedMillis;
  boolean stopping;
  Peer peer;
  long waitUntilMillis;

  Turn(Node node, long nowMillis) {
    this.nowMillis = nowMillis;
    state = node.state();
    epoch = node.epoch();
    highestEpoch = node.highestEpoch();
    claim = node.claim();
    returning = node.returning();
    handOver = node.handOver();
    groundAfterMillis = node.groundAfterMillis();
    askUntilMillis = node.askUntilMillis();
    fitness = node.fitness();
    saving = node.saving();
    permission = node.permission();
    permittedMillis = node.permittedMillis();
    stopping = node.stopping();
    peer = node.peer();
    waitUntilMillis = node.waitUntilMillis();
  }

  Step done() {
    Node node =
        new Node(
            state,
            epoch,
            highestEpoch,
            claim,
            returning,
            handOver,
            groundAfterMillis,
            askUntilMillis,
            fitness,
            saving,
            permission,
            permittedMillis,
            stopping,
            peer,
            waitUntilMillis,
            nowMillis);
    return new Step(node, List.copyOf(effects));
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  boolean running() {
    return state == NodeState.RUNNING;
  }

  boolean asking() {
    return askUntilMillis > 0;
  }

  /** First half of becoming Running: the epoch goes to disk (N2). */
  void claim(long newEpoch, Node.Ground ground, String why) {
    claim = new Node.Claim(newEpoch, ground, why);
    save(newEpoch);
  }

  /** Makes the highest epoch durable. */
  void save(long newHighestEpoch) {
    highestEpoch = newHighestEpoch;
    saving = Saving.also(saving, newHighestEpoch, nowMillis);
    add(new Effect.SaveEpoch(newHighestEpoch));
  }

  /** The disk has answered, well or not. */
  void diskAnswered(NodeConfig config, long ofEpoch) {
    if (saving != null) {
      boolean slow = saving.slow(config, fitness.diskSlow(), nowMillis);
      if (slow != fitness.diskSlow()) {
        fitness = fitness.withDiskSlow(slow, nowMillis);
        add(new Effect.Tell());
      }
      saving = saving.answered(ofEpoch, nowMillis);
    }
  }

  /** The alarm is raised with each turn for the worse and taken back when the disk is well. */
  void diskIs(Disk now, String alarm) {
    if (now == fitness.disk()) {
      return;
    }
    fitness = fitness.withDisk(now, nowMillis);
    add(now == Disk.WELL ? new Effect.AlarmOver(alarm) : new Effect.Alarm(alarm));
    add(new Effect.Tell());
  }

  /** Second half: the epoch is on disk. */
  void becomeRunning() {
    epoch = claim.epoch();
    returning = false;
    handOver = null;
    fitness = fitness.saved();
    change(NodeState.RUNNING, claim.why());
    if (peer.runningEpoch() > 0) {
      add(new Effect.BothRunning(epoch, peer.runningEpoch()));
    }
    claim = null;
  }

  void becomeStandby(String why) {
    change(NodeState.STANDBY, why);
  }

  private void change(NodeState to, String why) {
    add(new Effect.Changed(state, to, why, Math.max(epoch, highestEpoch)));
    state = to;
    add(new Effect.Tell());
  }
}
