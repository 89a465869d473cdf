package switchover.live;

import java.util.function.Consumer;
import switchover.hook.Change;
import switchover.link.Link;
import switchover.node.Effect;
import switchover.node.Event;

/** Carries out what the state machine wants done; nothing here blocks. */
final class Deeds implements Consumer<Effect> {
  private final Disk disk;
  private final NodeLog log;
  private final Tally tally;
  private final Beside beside;
  private final PendingSwitch pendingSwitch;
  private final String nodeId;
  private final String name;
  private volatile Link link;

  /** An alarm is raised once, not with each try, until the disk has taken an epoch again. */
  private volatile boolean alarmed;

  private volatile Consumer<Event> events;

  Deeds(
      Disk disk,
      NodeLog log,
      Tally tally,
      Beside beside,
      PendingSwitch pendingSwitch,
      String nodeId,
      String name) {
    this.disk = disk;
    this.log = log;
    this.tally = tally;
    this.beside = beside;
    this.pendingSwitch = pendingSwitch;
    this.nodeId = nodeId;
    this.name = name;
  }

  /** Where outcomes go. */
  void answerTo(Consumer<Event> taker) {
    events = taker;
  }

  /** What tells the redundant node; without one there is nobody to tell. */
  void tellBy(Link to) {
    link = to;
  }

  @Override
  public void accept(Effect effect) {
    if (effect instanceof Effect.SaveEpoch save) {
      disk.saveEpoch(save.epoch(), this::saved);
    } else if (effect instanceof Effect.Tell) {
      if (link != null) {
        link.tell();
      }
    } else if (effect instanceof Effect.Changed changed) {
      log.changed(changed, pendingSwitch.by());
      beside.fire(
          new Change(
              nodeId,
              name,
              changed.from().word(),
              changed.to().word(),
              changed.why(),
              changed.epoch()));
    } else if (effect instanceof Effect.BothRunning both) {
      tally.bothRunning();
      log.bothRunning(both);
    } else if (effect instanceof Effect.Alarm alarm) {
      raise(alarm.text());
    } else if (effect instanceof Effect.Resign) {
      beside.resign();
    } else if (effect instanceof Effect.SwitchDone) {
      pendingSwitch.end(null);
    } else if (effect instanceof Effect.SwitchRefused refused) {
      log.switchRefused(refused.reason());
      pendingSwitch.end(refused.reason());
    }
  }

  private void saved(Event outcome) {
    if (alarmed && outcome instanceof Event.EpochSaved) {
      alarmed = false;
      log.alarmIsOver("epochs can be saved again");
    }
    events.accept(outcome);
  }

  private void raise(String alarm) {
    if (!alarmed) {
      alarmed = true;
      log.alarm(alarm, 0);
    }
  }
}
