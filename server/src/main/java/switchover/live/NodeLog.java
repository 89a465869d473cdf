package switchover.live;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.events.Kind;
import switchover.node.Effect;
import switchover.settings.Problem;
import switchover.status.Attention;
import switchover.status.Mode;
import switchover.status.Redundancy;

/** What is worth remembering of a node: one line of the log each, and one durable event. */
final class NodeLog {
  private static final System.Logger LOG = System.getLogger("switchover.node");
  private static final String STARTED = "started";

  private final EventLog events;
  private RedundancyTime.Span redundancy;

  NodeLog(EventLog events) {
    this.events = events;
  }

  /** Says also where the start before this one did not end with a stop. */
  void started(String version, Mode mode, long epoch) {
    String what = "version " + version + ", " + mode.word();
    String why = wasCutShort() ? what + "; before, it ended without a stop" : what;
    LOG.log(Level.INFO, "started: {0} (epoch {1})", why, Long.toString(epoch));
    add(Kind.NODE, null, STARTED, why, epoch, null);
  }

  void stopped(String why, long epoch) {
    LOG.log(Level.INFO, "stopped: {0} (epoch {1})", why, Long.toString(epoch));
    add(Kind.NODE, null, "stopped", why, epoch, null);
  }

  /** By a crash, a kill or a power cut. */
  private boolean wasCutShort() {
    return events.newest(EventLog.MOST_ENTRIES).stream()
        .filter(entry -> entry.kind() == Kind.NODE)
        .findFirst()
        .filter(entry -> STARTED.equals(entry.to()))
        .isPresent();
  }

  /**
   * @param by who asked for it; null for the node itself
   */
  void changed(Effect.Changed change, String by) {
    LOG.log(
        Level.INFO,
        "{0} -> {1}: {2} (epoch {3})",
        change.from().word(),
        change.to().word(),
        change.why(),
        Long.toString(change.epoch()));
    String from = change.from().word();
    add(Kind.STATE, from, change.to().word(), change.why(), change.epoch(), by);
  }

  /** Tells a change of what the pair can bear, with how long the former state lasted. */
  synchronized void redundancy(RedundancyTime.Span now, long epoch) {
    RedundancyTime.Span before = redundancy;
    redundancy = now;
    if (before == null || before.redundancy() == now.redundancy()) {
      return;
    }
    String from = before.redundancy().word();
    String to = now.redundancy().word();
    String why = "was " + from + " for " + (now.sinceMillis() - before.sinceMillis()) + " ms";
    Level level = now.redundancy() == Redundancy.FULL ? Level.INFO : Level.WARNING;
    LOG.log(level, "redundancy {0} -> {1}: {2}", from, to, why);
    add(Kind.REDUNDANCY, from, to, why, epoch, null);
  }

  void linked(String peer, long epoch) {
    LOG.log(Level.INFO, "linked with {0}", peer);
    add(Kind.LINK, null, "linked", "with " + peer, epoch, null);
  }

  void lost(String cause, long epoch) {
    LOG.log(Level.WARNING, "redundant connection lost: {0}", cause);
    add(Kind.LINK, "linked", "lost", cause, epoch, null);
  }

  void rejected(String why, long epoch) {
    LOG.log(Level.WARNING, "redundant connection rejected: {0}", why);
    add(Kind.LINK, null, "rejected", why, epoch, null);
  }

  void alarm(String text, long epoch) {
    LOG.log(Level.ERROR, "ALARM: {0}", text);
    add(Kind.ALARM, null, null, text, epoch, null);
  }

  /** What a person must look at, while the pair goes on. */
  void attention(Attention what, long epoch) {
    String text = what.reason() + ": " + what.text();
    LOG.log(Level.WARNING, text);
    add(Kind.ALARM, null, null, text, epoch, null);
  }

  void bothRunning(Effect.BothRunning both) {
    alarm(
        "both nodes are Running, this one under epoch "
            + both.epoch()
            + ", the other one under epoch "
            + both.otherEpoch(),
        both.epoch());
  }

  void alarmIsOver(String text) {
    LOG.log(Level.INFO, text);
  }

  void maintenance(Instant until, long epoch, String by) {
    String to = until == null ? "off" : "on";
    String why = until == null ? "ended" : "until " + until;
    LOG.log(Level.INFO, "maintenance {0}: {1}, by {2}", to, why, by == null ? "its time" : by);
    add(Kind.MAINTENANCE, null, to, why, epoch, by);
  }

  /** The names of fields alone: a value may be a secret. */
  void settingsSaved(List<String> fields, List<String> restartNeeded, long epoch, String by) {
    String changed = fields.isEmpty() ? "nothing" : Problem.printable(String.join(", ", fields));
    String why =
        restartNeeded.isEmpty()
            ? changed
            : changed + "; a restart is needed for " + String.join(", ", restartNeeded);
    LOG.log(Level.INFO, "settings saved by {0}: {1}", by, why);
    add(Kind.SETTINGS, null, "saved", why, epoch, by);
  }

  void switchRefused(String reason) {
    LOG.log(Level.INFO, "the switch is not done: {0}", reason);
  }

  void switchAsked(String by) {
    LOG.log(Level.INFO, "switch asked for by {0}", by);
  }

  private void add(Kind kind, String from, String to, String why, long epoch, String by) {
    events.add(new Entry(Instant.now(), kind, from, to, why, epoch, by));
  }
}
