package switchover.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import switchover.node.DecidedBy;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.Permission;
import switchover.node.Recovery;
import switchover.node.Report;
import switchover.node.StateMachine;
import switchover.node.Step;
import switchover.status.Mode;
import switchover.status.NodeState;

/** The picture in docs/state-machine.md shows every change of state there is, and no other. */
class PictureTest {
  private static final Path PICTURE = Path.of("../docs/state-machine.md");
  private static final Pattern ARROW = Pattern.compile("(Standby|Running) --> .*");

  @Test
  void thePictureAndTheCodeAreTheSame() throws IOException {
    Set<String> changes = new TreeSet<>(explored(Recovery.AUTOMATIC));
    changes.addAll(explored(Recovery.MANUAL));
    changes.addAll(independent());
    changes.addAll(decidedElsewhere());
    changes.addAll(stopped());
    changes.addAll(resigned());
    changes.addAll(keptOut());
    assertEquals(String.join("\n", changes), String.join("\n", drawn()));
  }

  private static Set<String> drawn() throws IOException {
    Set<String> arrows = new TreeSet<>();
    for (String line : Files.readAllLines(PICTURE)) {
      if (ARROW.matcher(line.strip()).matches()) {
        arrows.add(line.strip());
      }
    }
    return arrows;
  }

  private static Set<String> explored(Recovery recovery) {
    Physics physics = new Physics(StateMachine::step, recovery, recovery);
    Explorer.wide(physics, 300_000).explore(List.of(World.beginning(1000)));
    return physics.changes();
  }

  private static Set<String> independent() {
    return play(config(Mode.INDEPENDENT, DecidedBy.BUILTIN), List.of(new Event.Tick()));
  }

  private static Set<String> decidedElsewhere() {
    return play(
        config(Mode.MASTER, DecidedBy.EXTERNAL),
        List.of(
            new Event.Permitted(new Permission(true, "whoever decides says Running")),
            new Event.Permitted(new Permission(false, "whoever decides says Standby"))));
  }

  private static Set<String> stopped() {
    Set<String> changes =
        play(
            config(Mode.MASTER, DecidedBy.EXTERNAL),
            List.of(
                new Event.Permitted(new Permission(true, "whoever decides says Running")),
                new Event.StopAsked()));
    Physics physics = new Physics(StateMachine::step, Recovery.AUTOMATIC, Recovery.AUTOMATIC);
    World world = physics.after(World.beginning(1000), new Action.Start(false));
    world = physics.after(world, new Action.Start(true));
    while (!world.master().running() || !physics.natural(world).contains(new Action.Pass())) {
      world = physics.after(world, physics.natural(world).get(0));
    }
    changes.addAll(
        written(
            StateMachine.step(
                physics.config(true),
                world.master().node(),
                new Event.StopAsked(),
                world.nowMillis())));
    return changes;
  }

  private static Set<String> resigned() {
    Report ready = new Report(NodeState.STANDBY, 0, true, null, Recovery.AUTOMATIC, false, 0);
    return play(
        config(Mode.MASTER, DecidedBy.COORDINATOR),
        List.of(
            new Event.Linked(),
            new Event.Heard(ready),
            new Event.Permitted(new Permission(true, "whoever decides says Running")),
            new Event.SwitchAsked()));
  }

  private static Set<String> keptOut() {
    return play(
        config(Mode.BACKUP, DecidedBy.BUILTIN),
        List.of(new Event.Linked(), new Event.Lost(), new Event.Refused(), new Event.KeptOut(7)));
  }

  private static NodeConfig config(Mode mode, DecidedBy decidedBy) {
    return new NodeConfig(mode, Recovery.AUTOMATIC, 750, 1000, 1500, 0, decidedBy, true);
  }

  private static Set<String> play(NodeConfig config, List<Event> events) {
    Set<String> changes = new TreeSet<>();
    Node node = Node.started(config, 0, 1000);
    for (Event event : events) {
      Step step = StateMachine.step(config, node, event, 1000);
      changes.addAll(written(step));
      node = step.node();
      if (node.claim() != null) {
        Event saved = new Event.EpochSaved(node.claim().epoch());
        step = StateMachine.step(config, node, saved, 1000);
        changes.addAll(written(step));
        node = step.node();
      }
    }
    return changes;
  }

  private static Set<String> written(Step step) {
    Set<String> changes = new TreeSet<>();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Changed changed) {
        changes.add(Physics.written(changed));
      }
    }
    return changes;
  }
}
