package switchover.live;

import switchover.events.EventLog;
import switchover.external.ExternalDecision;
import switchover.health.Probe;
import switchover.hook.Change;
import switchover.hook.Hooks;
import switchover.node.DecidedBy;
import switchover.node.Event;
import switchover.settings.Home;
import switchover.settings.Settings;

/**
 * What stands beside a node and speaks to it or is told by it, as far as the settings want it: the
 * probe of the HMI, another cluster manager, hooks, the durable events.
 */
final class Beside implements AutoCloseable {
  private final EventLog events;
  private final Hooks hooks;
  private Probe probe;
  private ExternalDecision external;

  Beside(Home home, Settings settings) {
    events = EventLog.open(home.folder());
    hooks = settings.hooks() == null ? null : new Hooks(settings.hooks());
  }

  /** Begins to feed what it hears into the node. */
  void start(Settings settings, NodeLoop loop) {
    if (settings.health() != null) {
      loop.take(new Event.Health(false, "not probed yet"));
      probe =
          new Probe(
              settings.health(),
              verdict -> loop.take(new Event.Health(verdict.well(), verdict.why())));
      probe.start();
    }
    if (settings.redundancy().decidedBy() == DecidedBy.EXTERNAL) {
      external =
          new ExternalDecision(
              settings.external(), permission -> loop.take(new Event.Permitted(permission)));
      external.start();
    }
  }

  EventLog events() {
    return events;
  }

  void fire(Change change) {
    if (hooks != null) {
      hooks.fire(change);
    }
  }

  @Override
  public void close() {
    if (probe != null) {
      probe.close();
    }
    if (external != null) {
      external.close();
    }
    if (hooks != null) {
      hooks.close();
    }
    events.close();
  }
}
