package switchover.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.Redundancy;

/** The rules of the design's section 6, one by one, in virtual time. */
class StateMachineTest {
  private static final Report BACKUP_STANDBY =
      new Report(NodeState.STANDBY, 0, true, null, Recovery.AUTOMATIC, false, 0);

  private final List<Effect> effects = new ArrayList<>();
  private NodeConfig config;
  private Node node;
  private long now = 5000;
  private boolean diskAnswers = true;

  private void start(Mode mode, Recovery recovery, DecidedBy decidedBy) {
    config = new NodeConfig(mode, recovery, 750, 1000, 10_000, 0, decidedBy, true);
    node = Node.started(config, 0, now);
  }

  private void start(Mode mode, Recovery recovery) {
    start(mode, recovery, DecidedBy.BUILTIN);
  }

  /** Takes the event; epochs reach the disk at once, where it answers. */
  private void take(Event event) {
    Step step = StateMachine.step(config, node, event, now);
    node = step.node();
    effects.addAll(step.effects());
    for (Effect effect : step.effects()) {
      if (diskAnswers && effect instanceof Effect.SaveEpoch save) {
        take(new Event.EpochSaved(save.epoch()));
      }
    }
  }

  private void pass(int millis) {
    for (int passed = 0; passed < millis; passed += 50) {
      now += 50;
      take(new Event.Tick());
    }
  }

  private static Report handsOver(long epoch, Recovery recovery) {
    return new Report(NodeState.STANDBY, epoch, true, null, recovery, false, epoch);
  }

  private static Report says(NodeState state, long epoch) {
    return new Report(state, epoch, true, null, Recovery.AUTOMATIC, false, 0);
  }

  @Test
  void anIndependentNodeRunsAtOnce() {
    start(Mode.INDEPENDENT, Recovery.AUTOMATIC);
    take(new Event.Tick());
    assertTrue(node.running());
    assertEquals(1, node.epoch());
  }

  @Test
  void aMasterWaitsForItsBackupOnlyTheConnectionWaitTime() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    pass(9950);
    assertFalse(node.running());
    pass(50);
    assertTrue(node.running());
  }

  @Test
  void aMasterWhoseBackupIsStandbyRunsWithoutWaiting() {
    start(Mode.MASTER, Recovery.MANUAL);
    take(new Event.Linked());
    take(new Event.Heard(BACKUP_STANDBY));
    assertTrue(node.running());
  }

  @Test
  void aSwitchThatThisNodeCannotTakeIsRefusedWithWhatIsWrongWithIt() {
    start(Mode.BACKUP, Recovery.MANUAL);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.MaintenanceSet(true));
    take(new Event.SwitchAsked());
    assertTrue(
        effects.contains(
            new Effect.SwitchRefused("this node is not ready to take over: it is in maintenance")),
        effects::toString);
  }

  @Test
  void twoThatFindBothRunningSayItOnceWhoeverStays() {
    for (Mode mode : new Mode[] {Mode.MASTER, Mode.BACKUP}) {
      start(mode, Recovery.AUTOMATIC);
      pass(10_000);
      assertTrue(node.running());
      effects.clear();
      take(new Event.Linked());
      take(new Event.Heard(says(NodeState.RUNNING, 7)));
      take(new Event.Heard(says(NodeState.RUNNING, 7)));
      assertEquals(mode == Mode.MASTER, node.running());
      long told = effects.stream().filter(Effect.BothRunning.class::isInstance).count();
      assertEquals(1, told, () -> mode + ": " + effects);
    }
  }

  @Test
  void aBackupKeptOutByItsVersionTakesOverFromASilentMasterOnly() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    for (int i = 0; i < 20; i++) {
      pass(250);
      take(new Event.KeptOut(7));
    }
    assertFalse(node.running(), "the master lives, though it can't be linked to");
    pass(1000);
    assertTrue(node.running());
    assertEquals(8, node.epoch());
    take(new Event.KeptOut(9));
    assertFalse(node.running(), "the master came back and is Running");
  }

  @Test
  void aMasterThatHadItsBackupDoesNotWaitForItAgain() {
    start(Mode.MASTER, Recovery.MANUAL);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 2)));
    pass(950);
    assertFalse(node.running());
    pass(50);
    assertTrue(node.running(), "the backup was silent for the failover time");
    assertEquals(3, node.epoch());
  }

  @Test
  void aReturningMasterAsksForRunningAndGetsItWithoutTwoRunning() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 2)));
    assertFalse(node.running());
    assertTrue(NodeView.report(config, node, now).asksToRun());
    take(new Event.Heard(handsOver(2, Recovery.AUTOMATIC)));
    assertTrue(node.running());
  }

  /** What it finds on disk is what it has heard of; it has held nothing by it. */
  @Test
  void aNodeThatWasRestartedTakesWhatIsHandedOverFirst() {
    start(Mode.BACKUP, Recovery.MANUAL);
    node = Node.started(config, 1, now);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.Heard(handsOver(1, Recovery.MANUAL)));
    assertTrue(node.running());
    assertEquals(2, node.epoch());
  }

  @Test
  void aReturningMasterWithManualRecoveryStaysStandby() {
    start(Mode.MASTER, Recovery.MANUAL);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 2)));
    assertFalse(NodeView.report(config, node, now).asksToRun());
  }

  @Test
  void aBackupRunsWhenTheMasterWasSilentForTheFailoverTimeSinceTheLastPing() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    pass(700);
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    pass(950);
    assertFalse(node.running());
    pass(50);
    assertTrue(node.running());
    assertEquals(2, node.epoch());
  }

  @Test
  void aRefusedConnectionIsTakenForDeathOnlyWhereTheAdminLeftItOn() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.Lost());
    assertFalse(node.running(), "a lost link alone proves nothing");
    take(new Event.Refused());
    assertTrue(node.running());
    config =
        new NodeConfig(Mode.BACKUP, Recovery.AUTOMATIC, 750, 1000, 0, 0, DecidedBy.BUILTIN, false);
    node = Node.started(config, 0, now);
    take(new Event.Linked());
    take(new Event.Lost());
    take(new Event.Refused());
    assertFalse(node.running());
  }

  @Test
  void aNodePausedForLongerThanTheFailoverTimeIsStandbyFirst() {
    aMasterWhoseBackupIsStandbyRunsWithoutWaiting();
    now += 1001;
    take(new Event.Tick());
    assertFalse(node.running());
  }

  /** It lay in a buffer meanwhile, or on its way between two threads of this node. */
  @Test
  void whatWasSaidBeforeAPauseEndedIsNoNews() {
    aMasterWhoseBackupIsStandbyRunsWithoutWaiting();
    long beforeMillis = now;
    now += 1001;
    take(new Event.Heard(BACKUP_STANDBY, beforeMillis));
    assertFalse(node.running(), "it wakes by the old word itself");
    now += 10;
    take(new Event.Heard(BACKUP_STANDBY, beforeMillis));
    assertFalse(node.running(), "the backup may be Running by now");
    take(new Event.Heard(says(NodeState.RUNNING, 2), now));
    assertFalse(node.running());
    assertTrue(node.peer().says(NodeState.RUNNING));
  }

  @Test
  void aPauseDoesNotShortenTheConnectionWaitTime() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    now += 1500;
    pass(8450);
    assertFalse(node.running());
    pass(50);
    assertTrue(node.running());
  }

  @Test
  void aSwitchToANodeThatIsNotThereIsRefusedWithTheReason() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    pass(10_000);
    take(new Event.SwitchAsked());
    assertTrue(node.running());
    assertTrue(
        effects.contains(new Effect.SwitchRefused("the redundant node is not linked")),
        effects.toString());
  }

  @Test
  void aSwitchWithoutConfirmationIsWithdrawnAndTheOtherMustHaveHeardOfThatBeforeThisNodeRuns() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(BACKUP_STANDBY, now));
    assertTrue(node.running());
    final long askedMillis = now;
    take(new Event.SwitchAsked());
    assertFalse(node.running());
    assertEquals(1, NodeView.report(config, node, now).handsOverEpoch());
    for (int i = 0; i < 16; i++) {
      pass(50);
      take(new Event.Heard(says(NodeState.STANDBY, 2), askedMillis));
    }
    assertEquals(0, NodeView.report(config, node, now).handsOverEpoch(), "it is withdrawn");
    assertTrue(
        effects.contains(new Effect.SwitchRefused("the redundant node did not confirm in time")));
    assertFalse(node.running(), "the backup may still claim what it was offered");
    take(new Event.Heard(says(NodeState.STANDBY, 2), now));
    assertTrue(node.running(), "the backup has heard of it and claims nothing");
    assertEquals(3, node.epoch(), "epoch 2 was the backup's to use");
  }

  @Test
  void anOfferThatIsWithdrawnBeforeTheEpochIsOnDiskIsNotTaken() {
    start(Mode.BACKUP, Recovery.MANUAL);
    take(new Event.Linked());
    diskAnswers = false;
    take(new Event.Heard(handsOver(1, Recovery.MANUAL)));
    assertEquals(2, node.claim().epoch());
    pass(700);
    take(new Event.Heard(says(NodeState.STANDBY, 1)));
    take(new Event.EpochSaved(1));
    take(new Event.EpochSaved(2));
    assertFalse(node.running(), "the master has taken it back");
    assertFalse(NodeView.report(config, node, now).ready(), "its disk is too slow to be asked");
  }

  @Test
  void aNodeWhoseDiskDoesNotAnswerSaysThatItIsNotReadyAndRunsWhenItDoes() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    assertTrue(NodeView.report(config, node, now).ready());
    diskAnswers = false;
    take(new Event.Heard(says(NodeState.RUNNING, 3)));
    for (int i = 0; i < 15; i++) {
      pass(50);
      take(new Event.Heard(says(NodeState.RUNNING, 3)));
    }
    assertEquals(Unfit.DISK_HANGS, NodeView.report(config, node, now).unfit());
    assertFalse(NodeView.report(config, node, now).mayRun());
    assertEquals(Redundancy.ALONE, NodeView.redundancy(config, node, now));
    pass(5000);
    assertFalse(node.running(), "the master is silent, and no epoch can be kept");
    long alarms = effects.stream().filter(Effect.Alarm.class::isInstance).count();
    assertEquals(1, alarms, effects::toString);
    diskAnswers = true;
    take(new Event.EpochSaved(3));
    assertTrue(node.running());
    assertEquals(4, node.epoch());
    assertTrue(effects.contains(new Effect.AlarmOver("epochs can be saved again")));
  }

  /** Else the backup, which takes this node for silent, could be claiming in the same instant. */
  @Test
  void aMasterRunsBesideAStandbyBackupOnlyWhereThatHasHeardItLately() {
    start(Mode.MASTER, Recovery.MANUAL);
    pass(1000);
    take(new Event.Linked());
    take(new Event.Heard(BACKUP_STANDBY, now - 1000));
    assertFalse(node.running());
    take(new Event.Heard(BACKUP_STANDBY, now - 999));
    assertTrue(node.running());
  }

  @Test
  void aNodeThatMayRunAgainWaitsForAWordThatKnowsOfIt() {
    start(Mode.MASTER, Recovery.MANUAL);
    take(new Event.MaintenanceSet(true));
    take(new Event.Linked());
    take(new Event.MaintenanceSet(false));
    take(new Event.Heard(BACKUP_STANDBY, now));
    assertFalse(node.running(), "the backup may be claiming for a master in maintenance");
    pass(50);
    take(new Event.Heard(BACKUP_STANDBY, now));
    assertTrue(node.running());
  }

  /** The time of one that had to wait for another says nothing of the disk. */
  @Test
  void aNodeWithASlowDiskIsNotReadyUntilTheDiskWasFastWithNothingElseToDo() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    diskAnswers = false;
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 3)));
    take(new Event.Heard(says(NodeState.RUNNING, 5)));
    pass(800);
    take(new Event.EpochSaved(3));
    take(new Event.Heard(says(NodeState.RUNNING, 5)));
    assertEquals(Unfit.DISK_SLOW, NodeView.report(config, node, now).unfit());
    assertTrue(NodeView.report(config, node, now).mayRun());
    take(new Event.EpochSaved(5));
    assertEquals(Redundancy.ALONE, NodeView.redundancy(config, node, now));
    take(new Event.DiskDue());
    take(new Event.EpochSaved(5));
    assertEquals(Redundancy.FULL, NodeView.redundancy(config, node, now));
  }

  @Test
  void aDiskThatHangsIsFoundBeforeAnEpochDependsOnIt() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    diskAnswers = false;
    take(new Event.DiskDue());
    for (int i = 0; i < 15; i++) {
      take(new Event.Heard(says(NodeState.RUNNING, 0)));
      pass(50);
    }
    assertEquals(Unfit.DISK_HANGS, NodeView.report(config, node, now).unfit());
    take(new Event.DiskDue());
    take(new Event.EpochSaved(0));
    assertTrue(NodeView.report(config, node, now).ready());
  }

  @Test
  void aDiskThatFailsRaisesTheAlarmBeforeAnEpochDependsOnItAndOnce() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    diskAnswers = false;
    for (int i = 0; i < 3; i++) {
      take(new Event.DiskDue());
      take(new Event.EpochNotSaved(1, "disk full"));
    }
    long alarms = effects.stream().filter(Effect.Alarm.class::isInstance).count();
    assertEquals(1, alarms, effects::toString);
    diskAnswers = true;
    take(new Event.DiskDue());
    assertTrue(effects.contains(new Effect.AlarmOver("epochs can be saved again")));
  }

  @Test
  void aReturningMasterThatIsTooSlowForAHandOverDoesNotAskAgainSoon() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 2)));
    assertTrue(NodeView.report(config, node, now).asksToRun());
    diskAnswers = false;
    take(new Event.Heard(handsOver(2, Recovery.AUTOMATIC)));
    take(new Event.Heard(says(NodeState.RUNNING, 4)));
    take(new Event.EpochSaved(node.claim().epoch()));
    assertFalse(node.running(), "the backup took it back");
    int waitedMillis = 0;
    while (!NodeView.report(config, node, now).asksToRun()) {
      take(new Event.Heard(says(NodeState.RUNNING, 4)));
      take(new Event.EpochSaved(4));
      pass(50);
      waitedMillis += 50;
    }
    assertTrue(waitedMillis > NodeView.QUIET_AFTER_UNWELL_MILLIS, "after " + waitedMillis);
  }

  @Test
  void aNodeThatStalledHearsWhatWaitsBeforeItTakesOver() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1), now));
    pass(50);
    now += 950;
    take(new Event.Tick());
    assertFalse(node.running(), "what the master said meanwhile waits in a buffer");
    pass(200);
    assertFalse(node.running());
    pass(50);
    assertTrue(node.running(), "nothing waited there");
  }

  @Test
  void aStalledNodeDoesNotTakeAnOfferOfBefore() {
    start(Mode.BACKUP, Recovery.MANUAL);
    take(new Event.Linked());
    final long linkedMillis = now;
    diskAnswers = false;
    take(new Event.Heard(handsOver(1, Recovery.MANUAL), now));
    now += 900;
    take(new Event.EpochSaved(2));
    assertFalse(node.running(), "the offer may have been withdrawn while it stood still");
    diskAnswers = true;
    take(new Event.Heard(handsOver(1, Recovery.MANUAL), linkedMillis));
    assertFalse(node.running());
  }

  @Test
  void aRefusalOfBeforeAPauseIsNoDeath() {
    start(Mode.BACKUP, Recovery.AUTOMATIC);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.Lost());
    long beforeMillis = now;
    now += 1500;
    take(new Event.Refused(beforeMillis));
    assertFalse(node.running(), "the master may have started again meanwhile");
    take(new Event.Refused(now));
    assertTrue(node.running());
  }

  @Test
  void aSwitchBackBeforeTheConfirmationCameIsTakenAtOnce() {
    start(Mode.MASTER, Recovery.MANUAL);
    take(new Event.Linked());
    take(new Event.Heard(BACKUP_STANDBY));
    take(new Event.SwitchAsked());
    assertFalse(node.running());
    take(new Event.Heard(handsOver(2, Recovery.MANUAL)));
    assertTrue(node.running());
  }

  @Test
  void aNodeInMaintenanceHandsOverAndDoesNotTakeOver() {
    aMasterWhoseBackupIsStandbyRunsWithoutWaiting();
    take(new Event.MaintenanceSet(true));
    assertFalse(node.running());
    take(new Event.Heard(says(NodeState.RUNNING, 2)));
    pass(5000);
    assertFalse(node.running());
    take(new Event.MaintenanceSet(false));
    pass(50);
    assertTrue(node.running());
  }

  @Test
  void aNodeWithASickHmiHandsOverToAReadyOneOnly() {
    aMasterWhoseBackupIsStandbyRunsWithoutWaiting();
    take(
        new Event.Heard(
            new Report(NodeState.STANDBY, 1, true, Unfit.SICK, Recovery.MANUAL, false, 0)));
    take(new Event.Health(false, "HMI answers 500"));
    assertTrue(node.running(), "both are sick: it stays");
    take(new Event.Heard(says(NodeState.STANDBY, 1)));
    assertFalse(node.running());
  }

  @Test
  void anExternalDecisionIsFollowedWhateverTheOtherNodeDoes() {
    start(Mode.BACKUP, Recovery.AUTOMATIC, DecidedBy.EXTERNAL);
    pass(20_000);
    assertFalse(node.running(), "silence is not this node's to judge");
    take(new Event.Permitted(new Permission(true, "the state file says Running")));
    assertTrue(node.running());
    take(new Event.Permitted(new Permission(false, "the state file says Standby")));
    assertFalse(node.running());
  }

  @Test
  void twoThatAreToldOneAfterTheOtherToChangePlacesDoNotBothRun() {
    start(Mode.BACKUP, Recovery.AUTOMATIC, DecidedBy.EXTERNAL);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.Permitted(new Permission(true, "the state file says Running")));
    pass(100);
    assertFalse(node.running(), "the master has not read its file yet");
    take(new Event.Heard(says(NodeState.STANDBY, 1)));
    assertTrue(node.running());
  }

  @Test
  void aNodeThatIsToldToRunBesideARunningOneDoesSoInTheEndAndSaysSo() {
    start(Mode.BACKUP, Recovery.AUTOMATIC, DecidedBy.EXTERNAL);
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.RUNNING, 1)));
    take(new Event.Permitted(new Permission(true, "the state file says Running")));
    for (int i = 0; i < 15; i++) {
      take(new Event.Heard(says(NodeState.RUNNING, 1)));
      assertFalse(node.running());
      pass(50);
    }
    assertTrue(node.running());
    assertTrue(effects.contains(new Effect.BothRunning(2, 1)), effects::toString);
  }

  @Test
  void aRunningNodeThatIsKeptOutSaysOnceThatBothRun() {
    start(Mode.BACKUP, Recovery.AUTOMATIC, DecidedBy.EXTERNAL);
    take(new Event.Permitted(new Permission(true, "the state file says Running")));
    assertTrue(node.running());
    for (int i = 0; i < 5; i++) {
      take(new Event.KeptOut(7));
      pass(500);
    }
    long told = effects.stream().filter(Effect.BothRunning.class::isInstance).count();
    assertEquals(1, told, effects::toString);
  }

  @Test
  void twoThatHaveBothLostTheirEpochsDoNotBelieveEachOther() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    node = Node.startedWithoutEpoch(config, now);
    take(new Event.Linked());
    for (int i = 0; i < 40; i++) {
      take(
          new Event.Heard(
              new Report(
                  NodeState.STANDBY, 0, false, Unfit.EPOCH_LOST, Recovery.AUTOMATIC, false, 0)));
      pass(250);
    }
    assertFalse(node.running(), "any epoch may have been used");
    long alarms = effects.stream().filter(Effect.Alarm.class::isInstance).count();
    assertEquals(1, alarms, effects::toString);
    take(new Event.Heard(says(NodeState.STANDBY, 40)));
    pass(750);
    take(new Event.Heard(says(NodeState.STANDBY, 40)));
    assertTrue(node.running(), "a person has told the backup's");
    assertEquals(1041, node.epoch());
  }

  @Test
  void aNodeThatLostItsEpochRunsOnlyFarAboveWhatTheOtherHasSaid() {
    start(Mode.MASTER, Recovery.AUTOMATIC);
    node = Node.startedWithoutEpoch(config, now);
    pass(20_000);
    assertFalse(node.running(), "it could take an epoch that was used");
    assertFalse(NodeView.report(config, node, now).mayRun());
    take(new Event.Linked());
    take(new Event.Heard(says(NodeState.STANDBY, 4)));
    assertTrue(effects.contains(new Effect.SaveEpoch(1004)));
    for (int i = 0; i < 40 && !node.running(); i++) {
      pass(50);
      take(new Event.Heard(says(NodeState.STANDBY, 4)));
    }
    assertTrue(node.running());
    assertEquals(1005, node.epoch());
  }
}
