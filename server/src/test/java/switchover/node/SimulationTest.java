package switchover.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pair under seeded faults in virtual time; a failure prints its seed and its story. */
class SimulationTest {
  private static final int SOON_MILLIS = 500;
  private static final int SEEDS = Integer.getInteger("switchover.seeds", 1500);

  @ParameterizedTest(name = "master {0}, backup {1}")
  @CsvSource({"AUTOMATIC,AUTOMATIC", "MANUAL,MANUAL", "AUTOMATIC,MANUAL", "MANUAL,AUTOMATIC"})
  void noPromiseIsBrokenUnderFaults(Recovery masters, Recovery backups) {
    int switches = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SimulatedPair pair = new SimulatedPair(seed, masters, backups);
      startBoth(pair);
      for (int i = 0; i < 12; i++) {
        disturb(pair);
        pair.runFor(200 + pair.random.nextInt(6000));
      }
      heal(pair);
      pair.runFor(20_000);
      if (!pair.violations.isEmpty()) {
        throw new AssertionError(pair.story(seed));
      }
      assertEquals(1, running(pair), pair.story(seed));
      switches += changes(pair);
      switchInQuiet(pair, seed);
    }
    assertTrue(switches > SEEDS, "the faults must make nodes change, or nothing was tested");
  }

  /** Each claim then takes longer than the other node waits before it claims in turn. */
  @ParameterizedTest(name = "master {0}, backup {1}")
  @CsvSource({"AUTOMATIC,AUTOMATIC", "MANUAL,MANUAL", "AUTOMATIC,MANUAL", "MANUAL,AUTOMATIC"})
  void twoWithSlowDisksDoNotHoldEachOtherUpForEver(Recovery masters, Recovery backups) {
    for (long seed = 1; seed <= SEEDS / 3; seed++) {
      SimulatedPair pair = new SimulatedPair(seed, masters, backups);
      pair.master.diskMillis = 800 + pair.random.nextInt(4000);
      pair.backup.diskMillis = 800 + pair.random.nextInt(4000);
      startBoth(pair);
      pair.runFor(30_000);
      assertEquals(1, running(pair), pair.story(seed));
      assertTrue(pair.violations.isEmpty(), pair.story(seed));
    }
  }

  private static void startBoth(SimulatedPair pair) {
    SimulatedNode first = pair.random.nextBoolean() ? pair.master : pair.backup;
    SimulatedNode second = first == pair.master ? pair.backup : pair.master;
    first.start(pair.nowMillis);
    pair.runFor(pair.random.nextInt(3000));
    second.start(pair.nowMillis);
    pair.fault("both started");
    pair.runFor(pair.random.nextInt(15_000));
  }

  private static void disturb(SimulatedPair pair) {
    SimulatedNode one = pair.random.nextBoolean() ? pair.master : pair.backup;
    switch (pair.random.nextInt(10)) {
      case 0 -> kill(pair, one);
      case 1, 2 -> start(pair);
      case 3 -> pause(pair, one);
      case 4 -> {
        pair.toMasterOpen = pair.random.nextBoolean();
        pair.toBackupOpen = pair.random.nextBoolean();
        pair.fault("to master " + pair.toMasterOpen + ", to backup " + pair.toBackupOpen);
      }
      case 5 -> {
        pair.lossPercent = pair.random.nextInt(3) * 20;
        pair.fault("loss " + pair.lossPercent + " %");
      }
      case 6 -> {
        one.diskMillis = 5 + pair.random.nextInt(2) * pair.random.nextInt(1500);
        pair.fault(one.name + " disk takes " + one.diskMillis + " ms");
      }
      case 7 -> {
        pair.delayMillis = pair.random.nextBoolean() ? 20 : 400;
        pair.fault("messages take up to " + pair.delayMillis + " ms");
      }
      default -> askSwitch(pair, one);
    }
  }

  private static void kill(SimulatedPair pair, SimulatedNode node) {
    if (node.alive) {
      node.kill(pair.nowMillis, pair.random);
      pair.fault(node.name + " killed");
    }
  }

  private static void start(SimulatedPair pair) {
    for (SimulatedNode node : new SimulatedNode[] {pair.master, pair.backup}) {
      if (!node.alive) {
        node.start(pair.nowMillis);
        pair.fault(node.name + " started");
      }
    }
  }

  private static void pause(SimulatedPair pair, SimulatedNode node) {
    if (node.awake(pair.nowMillis)) {
      node.pausedUntilMillis = pair.nowMillis + pair.random.nextInt(4000);
      pair.fault(node.name + " paused until " + node.pausedUntilMillis);
      pair.runFor(node.pausedUntilMillis - pair.nowMillis);
      pair.fault(node.name + " wakes");
    }
  }

  private static void askSwitch(SimulatedPair pair, SimulatedNode node) {
    if (node.awake(pair.nowMillis)) {
      pair.switchAsked(node);
    }
  }

  private static void heal(SimulatedPair pair) {
    pair.toMasterOpen = true;
    pair.toBackupOpen = true;
    pair.lossPercent = 0;
    pair.delayMillis = 20;
    pair.master.diskMillis = 5;
    pair.backup.diskMillis = 5;
    start(pair);
    pair.fault("healed");
  }

  private static void switchInQuiet(SimulatedPair pair, long seed) {
    boolean ofMaster = pair.master.running(pair.nowMillis);
    askSwitch(pair, ofMaster ? pair.master : pair.backup);
    pair.runFor(SOON_MILLIS);
    boolean done = (ofMaster ? pair.backup : pair.master).running(pair.nowMillis);
    assertTrue(done, () -> "the last switch was not done: " + pair.story(seed));
    assertEquals(1, running(pair), () -> pair.story(seed));
  }

  private static int running(SimulatedPair pair) {
    return (pair.master.running(pair.nowMillis) ? 1 : 0)
        + (pair.backup.running(pair.nowMillis) ? 1 : 0);
  }

  private static int changes(SimulatedPair pair) {
    return (int) pair.master.log.stream().filter(line -> line.contains("Changed")).count()
        + (int) pair.backup.log.stream().filter(line -> line.contains("Changed")).count();
  }
}
