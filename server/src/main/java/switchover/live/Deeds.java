package switchover.live;

import java.util.function.Consumer;
import java.util.function.Supplier;
import switchover.hook.Change;
import switchover.link.Link;
import switchover.node.Effect;
import switchover.node.Event;

/** Carries out what the state machine wants done; nothing here blocks. */
final class Deeds implements Consumer<Effect> {
  private final DiskWriter disk;
  private final NodeLog log;
  private final Tally tally;
  private final Beside beside;
  private final PendingSwitch pendingSwitch;
  private final String nodeId;
  private final Supplier<String> name;
  private volatile Link link;

  private volatile Consumer<Event> events;

  Deeds(
      DiskWriter disk,
      NodeLog log,
      Tally tally,
      Beside beside,
      PendingSwitch pendingSwitch,
      String nodeId,
      Supplier<String> name) {
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
      disk.saveEpoch(save.epoch(), events);
    } else if (effect instanceof Effect.Tell) {
      if (link != null) {
        link.tell();
      }
    } else if (effect instanceof Effect.Changed changed) {
      log.changed(changed, pendingSwitch.by());
      beside.fire(
          new Change(
              nodeId,
              name.get(),
              changed.from().word(),
              changed.to().word(),
              changed.why(),
              changed.epoch()));
    } else if (effect instanceof Effect.BothRunning both) {
      tally.bothRunning();
      log.bothRunning(both);
    } else if (effect instanceof Effect.Alarm alarm) {
      log.alarm(alarm.text(), 0);
    } else if (effect instanceof Effect.AlarmOver over) {
      log.alarmIsOver(over.text());
    } else if (effect instanceof Effect.Resign) {
      beside.resign();
    } else if (effect instanceof Effect.SwitchDone) {
      pendingSwitch.end(null);
    } else if (effect instanceof Effect.SwitchRefused refused) {
      log.switchRefused(refused.reason());
      pendingSwitch.end(refused.reason());
    }
  }
}
