package switchover.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A node of the simulation: the production state machine, a disk that can lose what is under way.
 */
final class SimulatedNode {
  private static final int DISK_DUE_MILLIS = 5000;

  private record Write(long epoch, long doneMillis) {}

  final String name;
  final NodeConfig config;
  final List<String> log = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  Node node;
  long diskEpoch;
  boolean alive;
  long pausedUntilMillis;
  boolean tells;
  int diskMillis = 5;
  private long diskDueMillis;

  /** When the newest was said that it has heard over the standing connection. */
  long heardSaidMillis;

  SimulatedNode(String name, NodeConfig config) {
    this.name = name;
    this.config = config;
  }

  boolean awake(long nowMillis) {
    return alive && nowMillis >= pausedUntilMillis;
  }

  boolean running(long nowMillis) {
    return awake(nowMillis) && node.running();
  }

  void start(long nowMillis) {
    alive = true;
    pausedUntilMillis = 0;
    writes.clear();
    node = Node.started(config, diskEpoch, nowMillis);
    log.add(nowMillis + " " + name + " starts with epoch " + diskEpoch);
  }

  /** A write under way may or may not have reached the disk. */
  void kill(long nowMillis, Random random) {
    alive = false;
    for (Write write : writes) {
      if (random.nextBoolean()) {
        diskEpoch = Math.max(diskEpoch, write.epoch());
      }
    }
    writes.clear();
    log.add(nowMillis + " " + name + " killed");
  }

  void take(Event event, long nowMillis) {
    Step step = StateMachine.step(config, node, event, nowMillis);
    node = step.node();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.SaveEpoch save) {
        writes.add(new Write(save.epoch(), nowMillis + diskMillis));
      } else if (effect instanceof Effect.Tell) {
        tells = true;
      } else if (effect instanceof Effect.Changed changed) {
        log.add(nowMillis + " " + name + " " + changed);
      }
    }
  }

  void work(long nowMillis) {
    while (!writes.isEmpty() && writes.get(0).doneMillis() <= nowMillis) {
      Write write = writes.remove(0);
      diskEpoch = Math.max(diskEpoch, write.epoch());
      take(new Event.EpochSaved(write.epoch()), nowMillis);
    }
    if (nowMillis >= diskDueMillis) {
      diskDueMillis = nowMillis + DISK_DUE_MILLIS;
      take(new Event.DiskDue(), nowMillis);
    }
    take(new Event.Tick(), nowMillis);
  }

  Report report(long nowMillis) {
    return NodeView.report(config, node, nowMillis);
  }
}
