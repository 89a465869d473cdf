package switchover.live;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.settings.Home;
import switchover.settings.MaintenanceOrder;
import switchover.status.Mode;

/**
 * What a node finds in its home when it starts. A file that is damaged or can't be written is an
 * alarm and no reason not to start: a node that answers as Standby is worth more than none.
 */
final class Beginning {
  /** How far the sequence may rise between two starts of a node without a number used twice. */
  private static final long SEQUENCES_PER_BOOT = 1_000_000;

  private final List<String> alarms = new ArrayList<>();
  private EarlierEpochs epochs;
  private long firstSequence;
  private Instant maintenanceUntil;

  private Beginning() {}

  /**
   * Looks, and counts the start.
   *
   * @param events those of before the start
   */
  static Beginning of(Home home, EventLog events, Mode mode) {
    Beginning beginning = new Beginning();
    beginning.keepSettings(home);
    long boots = beginning.boots(home);
    beginning.findEpochs(home, events.newest(EventLog.MOST_ENTRIES), mode, boots);
    beginning.tryDisk(home);
    beginning.countBoot(home, boots);
    beginning.findMaintenance(home);
    return beginning;
  }

  /** Higher than any that this node gave before in the same epoch. */
  long firstSequence() {
    return firstSequence;
  }

  /** The end of the node's maintenance, be it past or not; null for off. */
  Instant maintenanceUntil() {
    return maintenanceUntil;
  }

  /** What a person must know of. */
  List<String> alarms() {
    return List.copyOf(alarms);
  }

  /** The node to begin with. */
  Node node(NodeConfig config, long nowMillis) {
    return epochs.known()
        ? Node.started(config, epochs.highest(), nowMillis)
        : Node.startedWithoutEpoch(config, nowMillis);
  }

  private void keepSettings(Home home) {
    try {
      home.settingsFile().keepGood();
    } catch (IOException e) {
      alarms.add(e.getMessage() + "; no good settings are kept for a damaged file");
    }
  }

  /** Where nobody can tell how often the node has started: more often than it can have. */
  private long boots(Home home) {
    try {
      return home.boots();
    } catch (IOException e) {
      long seconds = Instant.now().getEpochSecond();
      alarms.add(e.getMessage() + "; the starts are counted on from " + seconds);
      return seconds;
    }
  }

  private void findEpochs(Home home, List<Entry> events, Mode mode, long boots) {
    String fault = null;
    long saved = 0;
    if (boots > 0 && home.epoch().isMissing()) {
      fault = home.epoch().path() + " is missing though this node has started before";
    } else {
      try {
        saved = home.epoch().read();
      } catch (IOException e) {
        fault = e.getMessage();
      }
    }
    long told = events.stream().mapToLong(Entry::epoch).max().orElse(0);
    epochs =
        fault == null ? EarlierEpochs.saved(saved) : EarlierEpochs.lost(fault, told, mode, boots);
    if (epochs.alarm() != null) {
      alarms.add(epochs.alarm());
    }
  }

  /** Writes what is known, also to learn early whether the next epoch could be saved. */
  private void tryDisk(Home home) {
    if (!epochs.known()) {
      return;
    }
    try {
      home.epoch().save(epochs.highest());
    } catch (IOException e) {
      alarms.add(e.getMessage() + "; the node is not Running until it can be written");
    }
  }

  /**
   * A person's word that a node must not take over holds where nobody can tell whether it was
   * given. What was found stays in its file until a person has spoken anew.
   */
  private void findMaintenance(Home home) {
    try {
      maintenanceUntil = home.maintenance().read();
    } catch (IOException e) {
      maintenanceUntil =
          Instant.now().plus(MaintenanceOrder.LONGEST).truncatedTo(ChronoUnit.SECONDS);
      alarms.add(
          e.getMessage()
              + "; the node is in maintenance until a person ends it, or until "
              + maintenanceUntil);
    }
  }

  /**
   * Where this start can't be counted, the sequence begins in the upper half of the last start's
   * and rises with the time of day, so that it lies below the next that is counted.
   */
  private void countBoot(Home home, long boots) {
    try {
      firstSequence = home.nextBoot(boots) * SEQUENCES_PER_BOOT;
    } catch (IOException e) {
      alarms.add(e.getMessage() + "; this start is not counted");
      long half = SEQUENCES_PER_BOOT / 2;
      firstSequence = boots * SEQUENCES_PER_BOOT + half + Instant.now().getEpochSecond() % half;
    }
  }
}
