package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.TestNode;

/**
 * Both are dead, and only the one comes back that missed the last change: it runs after its wait,
 * since it can't know better, and when the other is back too there is one.
 */
@Tag("nodes")
class StaleReturnsIT {
  @RegisterExtension final Lab lab = new Lab();

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 18 s; ./test has the master, ExplorerTest both")
  @Test
  void aStaleBackup() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          long known = outlive(seen, pair.b(), pair.a());
          returnsAlone(seen, pair.b(), known);
          pair.a().start();
          seen.awaitSettled(pair.a());
          assertEquals(4, seen.stints().size(), "A, A, B, A: " + seen.stints());
        });
  }

  @Test
  void aStaleMaster() throws Exception {
    Course.run(
        Course.plan(lab).manual(),
        (pair, seen) -> {
          pair.switchByHttp(pair.a());
          seen.awaitSettled(pair.b());
          long known = outlive(seen, pair.a(), pair.b());
          returnsAlone(seen, pair.a(), known);
          pair.b().start();
          seen.awaitSettled(pair.a());
          assertEquals(4, seen.stints().size(), "A, B, B, A: " + seen.stints());
        });
  }

  /** The one dies; the other claims another epoch, which the dead one never hears of, and dies. */
  private static long outlive(Observer seen, TestNode dies, TestNode outlives) throws Exception {
    dies.process().kill();
    long known = seen.newest(dies).epoch();
    outlives.process().kill();
    outlives.start();
    seen.awaitRunning(outlives);
    seen.awaitAnswers(outlives, 10);
    assertTrue(seen.newestStint(outlives).epoch() > known);
    outlives.process().kill();
    return known;
  }

  private static void returnsAlone(Observer seen, TestNode stale, long known) throws Exception {
    stale.start();
    seen.awaitStandby(stale);
    seen.awaitRunning(stale);
    assertTrue(seen.newestStint(stale).epoch() > known, "above all that it knew: " + known);
  }
}
