package switchover.live;

import java.io.IOException;
import switchover.audit.AuditLog;
import switchover.clock.MachineClock;
import switchover.coordination.Coordinator;
import switchover.coordination.CoordinatorFactory;
import switchover.coordination.CoordinatorJar;
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
 * probe of the HMI, another cluster manager, hooks, the durable events and the audit trail.
 */
final class Beside implements AutoCloseable {
  private final EventLog events;
  private final AuditLog audit;
  private final Hooks hooks;
  private final CoordinatorFactory coordinators;
  private Probe probe;
  private ExternalDecision external;
  private volatile Coordinator coordinator;

  /**
   * @throws IOException where a coordinator decides and its jar is missing
   */
  Beside(Home home, Settings settings) throws IOException {
    coordinators = coordinators(settings);
    events = EventLog.open(home.folder());
    audit = AuditLog.open(home.folder(), MachineClock.own());
    hooks = settings.hooks() == null ? null : new Hooks(settings.hooks());
  }

  /**
   * What makes the coordinator; null where none decides.
   *
   * @throws IOException where its jar is missing
   */
  static CoordinatorFactory coordinators(Settings settings) throws IOException {
    boolean coordinated = settings.redundancy().decidedBy() == DecidedBy.COORDINATOR;
    return coordinated ? CoordinatorJar.load() : null;
  }

  /** Begins to feed what it hears into the node. */
  void start(Settings settings, String nodeId, NodeLoop loop) {
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
    if (coordinators != null) {
      coordinator =
          coordinators.start(settings.coordinator(), nodeId, news -> loop.take(new Event.Tick()));
      loop.judgeBy(coordinator::permission);
    }
  }

  EventLog events() {
    return events;
  }

  AuditLog audit() {
    return audit;
  }

  /** Gives Running up before the coordinator; without effect where none decides. */
  void resign() {
    if (coordinator != null) {
      coordinator.resign();
    }
  }

  /** Whether this node wants the lead that a coordinator gives; without effect where none does. */
  void stand(boolean wanted) {
    if (coordinator != null) {
      coordinator.stand(wanted);
    }
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
    if (coordinator != null) {
      coordinator.close();
    }
    if (hooks != null) {
      hooks.close();
    }
    events.close();
    audit.close();
  }
}
