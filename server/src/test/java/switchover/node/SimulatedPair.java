package switchover.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import switchover.status.Mode;

/**
 * Two nodes and the network between them in virtual time. What happens follows from one seed; after
 * each moment the promises of the design's section 7 are held against it.
 */
final class SimulatedPair {
  static final int STEP_MILLIS = 10;
  static final int PING_MILLIS = 250;
  private static final int PING_TIMEOUT_MILLIS = 750;
  private static final int QUIET_MILLIS = 3000;

  /** A report on its way, stamped as the redundant connection stamps it. */
  private record Message(
      boolean toMaster,
      long session,
      long number,
      Report report,
      long saidMillis,
      long echoMillis,
      long arrivesMillis) {}

  final Random random;
  final SimulatedNode master;
  final SimulatedNode backup;
  final List<String> violations = new ArrayList<>();
  private final List<Message> wire = new ArrayList<>();
  long nowMillis = 1000;
  boolean toMasterOpen = true;
  boolean toBackupOpen = true;
  int lossPercent;

  /** A message takes at most so long. */
  int delayMillis = 20;

  long session;
  boolean masterLinked;
  boolean backupLinked;
  private long lastFaultMillis = 1000;
  private long lastSwitchMillis;
  private long nextPingMillis;
  private long sent;
  private long lastToMaster;
  private long lastToBackup;

  SimulatedPair(long seed, Recovery recovery, Recovery backupsRecovery) {
    random = new Random(seed);
    master = new SimulatedNode("A", config(Mode.MASTER, recovery));
    backup = new SimulatedNode("B", config(Mode.BACKUP, backupsRecovery));
  }

  private static NodeConfig config(Mode mode, Recovery recovery) {
    return new NodeConfig(
        mode, recovery, PING_TIMEOUT_MILLIS, 1000, 10_000, 0, DecidedBy.BUILTIN, true);
  }

  void fault(String what) {
    lastFaultMillis = nowMillis;
    log("* " + what);
  }

  /** A switch is no fault: for a moment nobody is Running, at no moment two are. */
  void switchAsked(SimulatedNode node) {
    lastSwitchMillis = nowMillis;
    log("switch asked of " + node.name);
    node.take(new Event.SwitchAsked(), nowMillis);
  }

  void log(String line) {
    master.log.add(nowMillis + " " + line);
  }

  boolean networkWhole() {
    return toMasterOpen && toBackupOpen && lossPercent == 0;
  }

  void runFor(long millis) {
    long endMillis = nowMillis + millis;
    while (nowMillis < endMillis) {
      nowMillis += STEP_MILLIS;
      deliver();
      connect();
      ping();
      work(master);
      work(backup);
      tellAtOnce();
      check();
    }
  }

  private void work(SimulatedNode node) {
    if (node.awake(nowMillis)) {
      node.work(nowMillis);
    }
  }

  private void connect() {
    endDeadSession();
    boolean due = nowMillis % PING_MILLIS == 0;
    if (due && session == 0 && master.awake(nowMillis) && backup.awake(nowMillis) && reachable()) {
      session = nowMillis;
      backupLinked = true;
      masterLinked = true;
      master.heardSaidMillis = nowMillis;
      backup.heardSaidMillis = nowMillis;
      backup.take(new Event.Linked(), nowMillis);
      master.take(new Event.Linked(), nowMillis);
      send(true, backup.report(nowMillis));
      send(false, master.report(nowMillis));
    }
  }

  private boolean reachable() {
    return toMasterOpen && toBackupOpen && random.nextInt(100) >= lossPercent;
  }

  /** A dead process resets its connection; a cut or a frozen one is only silent. */
  private void endDeadSession() {
    if (session == 0) {
      return;
    }
    if (backupLinked && !master.alive && backup.awake(nowMillis)) {
      backupLinked = false;
      backup.take(new Event.Lost(), nowMillis);
      if (networkWhole()) {
        backup.take(new Event.Refused(), nowMillis);
      }
    }
    if (backupLinked && silent(backup)) {
      backupLinked = false;
      backup.take(new Event.Lost(), nowMillis);
    }
    if (masterLinked && (silent(master) || (!backup.alive && master.awake(nowMillis)))) {
      masterLinked = false;
      master.take(new Event.Lost(), nowMillis);
      if (!backup.alive && networkWhole()) {
        master.take(new Event.Refused(), nowMillis);
      }
    }
    if (!backupLinked || !masterLinked) {
      dropOtherEnd();
    }
  }

  private boolean silent(SimulatedNode node) {
    return node.awake(nowMillis) && nowMillis - node.node.peer().heardMillis() > 1500;
  }

  private void dropOtherEnd() {
    if (!backupLinked && masterLinked && master.awake(nowMillis) && networkWhole()) {
      masterLinked = false;
      master.take(new Event.Lost(), nowMillis);
    }
    if (!masterLinked && backupLinked && backup.awake(nowMillis) && networkWhole()) {
      backupLinked = false;
      backup.take(new Event.Lost(), nowMillis);
    }
    boolean masterDone = !masterLinked || !master.alive;
    boolean backupDone = !backupLinked || !backup.alive;
    if (masterDone && backupDone) {
      session = 0;
      masterLinked = false;
      backupLinked = false;
      wire.clear();
    }
  }

  private void ping() {
    if (nowMillis < nextPingMillis) {
      return;
    }
    nextPingMillis = nowMillis + PING_MILLIS;
    if (session != 0 && backupLinked && backup.awake(nowMillis)) {
      send(true, backup.report(nowMillis));
    }
    if (session != 0 && masterLinked && master.awake(nowMillis)) {
      send(false, master.report(nowMillis));
    }
  }

  private void tellAtOnce() {
    if (master.tells && session != 0 && masterLinked && master.awake(nowMillis)) {
      send(false, master.report(nowMillis));
    }
    if (backup.tells && session != 0 && backupLinked && backup.awake(nowMillis)) {
      send(true, backup.report(nowMillis));
    }
    master.tells = false;
    backup.tells = false;
  }

  private void send(boolean toMaster, Report report) {
    boolean open = toMaster ? toMasterOpen : toBackupOpen;
    if (open && random.nextInt(100) >= lossPercent) {
      long echoMillis = (toMaster ? backup : master).heardSaidMillis;
      long arrivesMillis = nowMillis + random.nextInt(delayMillis + 1);
      wire.add(
          new Message(toMaster, session, ++sent, report, nowMillis, echoMillis, arrivesMillis));
    }
  }

  /** What was overtaken is dropped, as the link's sequence numbers make sure. */
  private void deliver() {
    for (int i = 0; i < wire.size(); ) {
      Message message = wire.get(i);
      SimulatedNode to = message.toMaster() ? master : backup;
      boolean linked = message.toMaster() ? masterLinked : backupLinked;
      if (message.arrivesMillis() > nowMillis || !to.awake(nowMillis)) {
        i++;
        continue;
      }
      wire.remove(i);
      if (linked && message.session() == session && newest(message)) {
        to.take(new Event.Heard(message.report(), message.echoMillis()), nowMillis);
        to.heardSaidMillis = message.saidMillis();
      }
    }
  }

  private boolean newest(Message message) {
    long last = message.toMaster() ? lastToMaster : lastToBackup;
    if (message.number() < last) {
      return false;
    }
    if (message.toMaster()) {
      lastToMaster = message.number();
    } else {
      lastToBackup = message.number();
    }
    return true;
  }

  private void check() {
    boolean both = master.running(nowMillis) && backup.running(nowMillis);
    long calmMillis = nowMillis - lastFaultMillis;
    boolean disksFast = Math.max(master.diskMillis, backup.diskMillis) < PING_TIMEOUT_MILLIS / 2;
    boolean hearing = networkWhole() && master.awake(nowMillis) && backup.awake(nowMillis);
    boolean calm = disksFast && hearing && delayMillis < PING_TIMEOUT_MILLIS / 4;
    if (both && hearing && calmMillis > QUIET_MILLIS) {
      violations.add(nowMillis + " N4: two Running while they hear each other");
    }
    if (both && master.node.epoch() == backup.node.epoch()) {
      violations.add(nowMillis + " N2: both Running under epoch " + master.node.epoch());
    }
    boolean switching = nowMillis - lastSwitchMillis < 3 * PING_TIMEOUT_MILLIS;
    boolean settled = calm && calmMillis > QUIET_MILLIS + 12_000 && !switching;
    if (settled && master.running(nowMillis) == backup.running(nowMillis)) {
      violations.add(nowMillis + " N1: not exactly one Running in quiet");
    }
    checkDisk(master);
    checkDisk(backup);
    checkLone(master, backup, calmMillis);
    checkLone(backup, master, calmMillis);
  }

  private void checkDisk(SimulatedNode node) {
    if (node.running(nowMillis) && node.diskEpoch < node.node.epoch()) {
      violations.add(nowMillis + " N2: " + node.name + " Running, its epoch not on disk");
    }
  }

  private void checkLone(SimulatedNode lone, SimulatedNode other, long calmMillis) {
    boolean waited = calmMillis > 10_000 + QUIET_MILLIS;
    if (lone.awake(nowMillis) && !other.alive && waited && !lone.running(nowMillis)) {
      violations.add(nowMillis + " N5: " + lone.name + " is alone and not Running");
    }
  }

  String story(long seed) {
    List<String> lines = new ArrayList<>(master.log);
    lines.addAll(backup.log);
    lines.sort((a, b) -> Long.compare(time(a), time(b)));
    return "seed " + seed + "\n" + String.join("\n", violations) + "\n" + String.join("\n", lines);
  }

  private static long time(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
