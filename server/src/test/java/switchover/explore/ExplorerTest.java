package switchover.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.node.Recovery;
import switchover.node.StateMachine;

/** The production state machine, explored: no world that can be reached breaks a promise. */
class ExplorerTest {
  /** Per pair of recovery settings; {@code ./test --long} explores ten times as many. */
  private static final int STATES = Boolean.getBoolean("switchover.long") ? 4_000_000 : 400_000;

  private static final long BEGIN_MILLIS = 1000;

  @ParameterizedTest(name = "master {0}, backup {1}")
  @CsvSource({"AUTOMATIC,AUTOMATIC", "MANUAL,MANUAL", "AUTOMATIC,MANUAL", "MANUAL,AUTOMATIC"})
  void noReachableWorldBreaksAPromise(Recovery masters, Recovery backups) {
    Physics physics = new Physics(StateMachine::step, masters, backups);
    Explorer.Outcome outcome =
        Explorer.wide(physics, STATES).explore(List.of(World.beginning(BEGIN_MILLIS)));
    assertNull(outcome.story(), outcome.story());
    assertTrue(outcome.states() >= STATES, "explored only " + outcome.states());
    System.out.printf(
        "%s/%s: %d distinct states, in courses of up to %d disturbances%n",
        masters, backups, outcome.states(), outcome.disturbances());
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        Arguments.of("N1", 2, (Rules) Mutants::polite),
        Arguments.of("N2", 1, (Rules) Mutants::claimsBeforeDisk),
        Arguments.of("N3", 4, (Rules) Mutants::deafToRunning),
        Arguments.of("N4", 2, (Rules) Mutants::jealous),
        Arguments.of("N4", 1, (Rules) Mutants::silent),
        Arguments.of("N4", 3, (Rules) Mutants::uncounted),
        Arguments.of("N4", 4, (Rules) Mutants::hasty),
        Arguments.of("N5", 1, (Rules) Mutants::waitsForEver),
        Arguments.of("N6", 3, (Rules) Mutants::sleepsOn));
  }

  @ParameterizedTest(name = "{0} broken is caught after {1} disturbances")
  @MethodSource("brokenRules")
  void aBrokenRuleIsCaughtWithTheFewestDisturbances(String invariant, int fewest, Rules broken) {
    Physics physics = new Physics(broken, Recovery.AUTOMATIC, Recovery.AUTOMATIC);
    Explorer.Outcome outcome =
        Explorer.near(physics, STATES).explore(List.of(World.beginning(BEGIN_MILLIS)));
    assertNotNull(outcome.story(), "the broken rule was not noticed");
    assertTrue(outcome.story().startsWith(invariant + ":"), outcome.story());
    assertEquals(fewest, outcome.disturbances(), outcome.story());
    System.out.println(outcome.story() + "\n");
  }

  @Test
  void bothNodesUpInQuietSettleOnTheMaster() {
    Physics physics = new Physics(StateMachine::step, Recovery.AUTOMATIC, Recovery.AUTOMATIC);
    World world = World.beginning(BEGIN_MILLIS);
    world = physics.after(world, new Action.Start(false));
    world = physics.after(world, new Action.Start(true));
    while (world.quietMillis() < 5000) {
      world = physics.after(world, physics.natural(world).get(0));
    }
    assertTrue(world.master().running());
    assertTrue(!world.backup().running());
  }
}
