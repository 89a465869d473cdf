package switchover.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.Redundancy;

/** What the rules of a pair become where a coordinator gives the lead. */
class CoordinatorRulesTest {
  private static final Permission FIRST = new Permission(true, true, "leads");
  private static final Permission BEHIND = new Permission(false, true, "another node leads");
  private static final Permission UNHEARD = new Permission(false, false, "no answer");

  private final List<Effect> effects = new ArrayList<>();
  private NodeConfig config;
  private Node node;
  private long now = 5000;

  @BeforeEach
  void start() {
    start(Mode.MASTER);
  }

  private void start(Mode mode) {
    config =
        new NodeConfig(mode, Recovery.AUTOMATIC, 750, 1000, 10_000, 0, DecidedBy.COORDINATOR, true);
    node = Node.started(config, 0, now);
    take(new Event.Linked());
  }

  /** Takes the event; epochs reach the disk at once. */
  private void take(Event event) {
    Step step = StateMachine.step(config, node, event, now);
    node = step.node();
    effects.addAll(step.effects());
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.SaveEpoch save) {
        take(new Event.EpochSaved(save.epoch()));
      }
    }
  }

  private void take(Permission word) {
    take(new Event.Permitted(word));
  }

  private void hear(NodeState state, boolean ready, boolean asks) {
    take(
        new Event.Heard(
            new Report(state, 4, true, ready ? null : Unfit.SICK, Recovery.AUTOMATIC, asks, 0)));
  }

  private void hear(NodeState state) {
    hear(state, true, false);
  }

  private void pass(int millis) {
    for (int passed = 0; passed < millis; passed += 50) {
      now += 50;
      hear(node.handOver() == null && !node.running() ? NodeState.RUNNING : NodeState.STANDBY);
    }
  }

  private boolean resigned() {
    return effects.contains(new Effect.Resign());
  }

  private void runBeforeAReadyStandby() {
    hear(NodeState.STANDBY);
    take(FIRST);
    assertTrue(node.running());
  }

  @Test
  void theRunningNodeHandsOverByResigningAndHearsOfTheOther() {
    runBeforeAReadyStandby();
    take(new Event.SwitchAsked());
    assertFalse(node.running());
    assertTrue(resigned());
    hear(NodeState.RUNNING);
    assertTrue(effects.contains(new Effect.SwitchDone()));
    assertFalse(node.running());
  }

  @Test
  void whatTheOtherDidNotTakeComesBackWithTheLead() {
    runBeforeAReadyStandby();
    take(new Event.SwitchAsked());
    pass(2000);
    assertFalse(node.running(), "not without the lead");
    take(FIRST);
    assertTrue(node.running());
    assertTrue(
        effects.contains(new Effect.SwitchRefused("the redundant node did not confirm in time")));
  }

  @Test
  void withoutTheLeadNobodyTakesItselfBack() {
    runBeforeAReadyStandby();
    take(new Event.SwitchAsked());
    take(UNHEARD);
    pass(StateMachine.longestSwitchMillis(config));
    assertFalse(node.running());
    assertNull(node.handOver());
  }

  @Test
  void theRunningNodeGivesItToAStandbyThatAsks() {
    runBeforeAReadyStandby();
    hear(NodeState.STANDBY, true, true);
    assertFalse(node.running());
    assertTrue(resigned());
  }

  @Test
  void aReturningMasterAsksOnlyOnceItStandsInLine() {
    hear(NodeState.RUNNING);
    assertFalse(NodeView.report(config, node, now).asksToRun(), "not heard by the coordinator");
    take(BEHIND);
    assertTrue(NodeView.report(config, node, now).asksToRun());
    take(UNHEARD);
    assertFalse(NodeView.report(config, node, now).asksToRun());
  }

  @Test
  void aStandbyThatTheCoordinatorDoesNotAnswerIsNotReady() {
    hear(NodeState.RUNNING);
    take(BEHIND);
    assertTrue(NodeView.ready(config, node, now));
    assertEquals(Redundancy.FULL, NodeView.redundancy(config, node, now));
    effects.clear();
    take(UNHEARD);
    assertFalse(NodeView.ready(config, node, now));
    assertFalse(NodeView.report(config, node, now).ready());
    assertEquals(Redundancy.ALONE, NodeView.redundancy(config, node, now));
    assertTrue(effects.contains(new Effect.Tell()), "the Running node hears of it at once");
  }

  @Test
  void aStandbyCanBeAskedForTheSwitch() {
    start(Mode.BACKUP);
    take(BEHIND);
    hear(NodeState.RUNNING);
    take(new Event.SwitchAsked());
    assertTrue(NodeView.report(config, node, now).asksToRun());
    take(FIRST);
    assertTrue(node.running());
    assertTrue(effects.contains(new Effect.SwitchDone()));
  }

  @Test
  void maintenanceHandsOverAndLeavesTheLine() {
    runBeforeAReadyStandby();
    take(new Event.MaintenanceSet(true));
    assertTrue(resigned());
    hear(NodeState.RUNNING);
    assertFalse(NodeView.stands(node, now), "it would keep the lead from the other");
    take(new Event.MaintenanceSet(false));
    assertTrue(NodeView.stands(node, now));
  }

  @Test
  void maintenanceOfTheOnlyNodeThereIsChangesNothing() {
    take(FIRST);
    take(new Event.MaintenanceSet(true));
    assertTrue(node.running());
    assertTrue(NodeView.stands(node, now));
  }

  @Test
  void aSickNodeHandsOverToAWellOne() {
    runBeforeAReadyStandby();
    take(new Event.Health(false, "no answer"));
    assertFalse(node.running());
    assertTrue(resigned());
    assertTrue(NodeView.stands(node, now), "a sick node is better than none");
  }

  @Test
  void aPlannedStopWaitsForTheOtherToRun() {
    runBeforeAReadyStandby();
    take(new Event.StopAsked());
    assertTrue(resigned());
    assertTrue(node.handOver() != null);
    hear(NodeState.RUNNING);
    assertNull(node.handOver());
  }
}
