package switchover.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.decision.Page;
import switchover.node.Recovery;

/**
 * The production fold of the page, explored together with the production state machine of both
 * nodes: no scene that can be reached breaks a promise of the page.
 */
class PageExplorerTest {
  /** Per pair of recovery settings; {@code ./test --long} explores sixty times as many. */
  private static final int STATES = Boolean.getBoolean("switchover.long") ? 2_500_000 : 40_000;

  /** Within which a broken rule must be found. */
  private static final int NEAR_STATES = 250_000;

  @ParameterizedTest(name = "master {0}, backup {1}, {2} pages")
  @CsvSource({
    "AUTOMATIC,AUTOMATIC,1",
    "MANUAL,MANUAL,1000",
    "AUTOMATIC,MANUAL,1000",
    "MANUAL,AUTOMATIC,1"
  })
  void noReachableSceneBreaksAPromise(Recovery masters, Recovery backups, int pages) {
    PagePhysics physics = new PagePhysics(Page::next, masters, backups, pages, true);
    List<Scene> beginnings =
        List.of(physics.beginning(true), physics.beginning(false), physics.worn());
    Explorer.Outcome outcome = Explorer.wide(physics, STATES).explore(beginnings);
    assertNull(outcome.story(), outcome.story());
    assertTrue(outcome.states() >= STATES, "explored only " + outcome.states());
    System.out.printf(
        "with a page of %d, %s/%s: %d distinct states, in courses of up to %d disturbances%n",
        pages, masters, backups, outcome.states(), outcome.disturbances());
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        Arguments.of("P1", 0, (PageRules) PageMutants::goesByHearsay),
        Arguments.of("P2", 1, (PageRules) PageMutants::spendsFreely),
        Arguments.of("P3", 0, (PageRules) PageMutants::neverGoes),
        Arguments.of("P4", 2, (PageRules) PageMutants::flees),
        Arguments.of("P5", 1, (PageRules) PageMutants::seeks),
        Arguments.of("P6", 1, (PageRules) PageMutants::followsTheOther),
        Arguments.of("P7", 2, (PageRules) PageMutants::asksStrangers),
        Arguments.of("P8", 1, (PageRules) PageMutants::takesAnybody));
  }

  @ParameterizedTest(name = "{0} broken is caught after {1} disturbances")
  @MethodSource("brokenRules")
  void aBrokenRuleIsCaughtWithTheFewestDisturbances(
      String invariant, int fewest, PageRules broken) {
    PagePhysics physics = new PagePhysics(broken, Recovery.AUTOMATIC, Recovery.AUTOMATIC, 1, false);
    List<Scene> beginnings =
        invariant.equals("P2")
            ? List.of(physics.worn())
            : List.of(physics.beginning(true), physics.beginning(false));
    Explorer.Outcome outcome = Explorer.near(physics, NEAR_STATES).explore(beginnings);
    assertNotNull(outcome.story(), "the broken rule was not noticed");
    assertTrue(outcome.story().startsWith(invariant + ":"), outcome.story());
    assertEquals(fewest, outcome.disturbances(), outcome.story());
    System.out.println(outcome.story() + "\n");
  }
}
