package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.Report;
import switchover.node.StateMachine;
import switchover.node.Step;
import switchover.node.Unfit;
import switchover.status.NodeState;

/** State machines with one rule broken, to show that the explorer would notice. */
final class Mutants {
  private Mutants() {}

  /** Breaks N1: leaves it to the other where both are Standby. */
  static Step polite(NodeConfig config, Node node, Event event, long now) {
    Step step = StateMachine.step(config, node, event, now);
    Node.Claim claim = step.node().claim();
    boolean bothStandby = claim != null && step.node().peer().says(NodeState.STANDBY);
    return bothStandby ? withoutClaim(step) : step;
  }

  private static Step withoutClaim(Step step) {
    Node node = step.node();
    Node meek = changed(node, null, node.groundAfterMillis(), node.seenMillis());
    return new Step(meek, List.of());
  }

  /** Breaks N2: Running at once, the epoch follows. */
  static Step claimsBeforeDisk(NodeConfig config, Node node, Event event, long now) {
    Step step = StateMachine.step(config, node, event, now);
    Node.Claim claim = step.node().claim();
    if (claim == null) {
      return step;
    }
    Step claimed = StateMachine.step(config, step.node(), new Event.EpochSaved(claim.epoch()), now);
    List<Effect> effects = new ArrayList<>(step.effects());
    effects.addAll(claimed.effects());
    return new Step(claimed.node(), effects);
  }

  /** Breaks N3: hears the other Running, says so, and goes on as if it were not ready to run. */
  static Step deafToRunning(NodeConfig config, Node node, Event event, long now) {
    boolean both = event instanceof Event.Heard heard && node.running() && runs(heard.report());
    if (!both) {
      return StateMachine.step(config, node, event, now);
    }
    Report said = ((Event.Heard) event).report();
    Report twisted =
        new Report(NodeState.STANDBY, said.epoch(), true, Unfit.OTHER, said.recovery(), false, 0);
    Step step = StateMachine.step(config, node, new Event.Heard(twisted), now);
    List<Effect> effects = new ArrayList<>(step.effects());
    effects.add(new Effect.BothRunning(node.epoch(), said.epoch()));
    return new Step(step.node(), effects);
  }

  private static boolean runs(Report report) {
    return report.state() == NodeState.RUNNING;
  }

  /** Breaks N4: claims beside a Running node as if that could not run. */
  static Step jealous(NodeConfig config, Node node, Event event, long now) {
    if (event instanceof Event.Heard heard && runs(heard.report())) {
      Report said = heard.report();
      Report twisted =
          new Report(
              NodeState.STANDBY, said.epoch(), false, Unfit.OTHER, said.recovery(), false, 0);
      return StateMachine.step(config, node, new Event.Heard(twisted), now);
    }
    return StateMachine.step(config, node, event, now);
  }

  /** Breaks N4: does not say what it becomes. */
  static Step silent(NodeConfig config, Node node, Event event, long now) {
    return without(Effect.Changed.class, StateMachine.step(config, node, event, now));
  }

  /** Breaks N4: does not say that both are Running. */
  static Step uncounted(NodeConfig config, Node node, Event event, long now) {
    return without(Effect.BothRunning.class, StateMachine.step(config, node, event, now));
  }

  private static Step without(Class<? extends Effect> kind, Step step) {
    return new Step(
        step.node(), step.effects().stream().filter(effect -> !kind.isInstance(effect)).toList());
  }

  /** Breaks N5: waits for ever for the first contact. */
  static Step waitsForEver(NodeConfig config, Node node, Event event, long now) {
    Step step = StateMachine.step(config, node, event, now);
    boolean never = !step.node().peer().everLinked() && step.node().claim() != null;
    return never ? new Step(node, List.of()) : step;
  }

  /** Breaks N6: sleeps through its own pause. */
  static Step sleepsOn(NodeConfig config, Node node, Event event, long now) {
    Node awake = changed(node, node.claim(), node.groundAfterMillis(), now);
    return StateMachine.step(config, awake, event, now);
  }

  /** Breaks N4: claims again without waiting until the other has heard that it may not. */
  static Step hasty(NodeConfig config, Node node, Event event, long now) {
    Node forgetful = changed(node, node.claim(), 0, node.seenMillis());
    return StateMachine.step(config, forgetful, event, now);
  }

  private static Node changed(
      Node node, Node.Claim claim, long groundAfterMillis, long seenMillis) {
    return new Node(
        node.state(),
        node.epoch(),
        node.highestEpoch(),
        claim,
        node.returning(),
        node.handOver(),
        groundAfterMillis,
        node.askUntilMillis(),
        node.fitness(),
        node.saving(),
        node.permission(),
        node.permittedMillis(),
        node.stopping(),
        node.peer(),
        node.waitUntilMillis(),
        seenMillis);
  }
}
