package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.TestNode;

/**
 * SIGSTOP and SIGCONT. Questions wait at the frozen node all the while, so that its first answers
 * after the pause are seen.
 */
@Tag("nodes")
class FreezeIT {
  private static final int QUESTIONS = 10;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void halfTheFailoverTimeChangesNothing() throws Exception {
    int failoverMillis = 2 * Course.FAILOVER_MILLIS;
    Course.run(
        Course.plan(lab).failoverMillis(failoverMillis),
        (pair, seen) -> {
          for (TestNode node : pair.nodes()) {
            node.process().freeze();
            Moment.pass(failoverMillis / 2);
            node.process().thaw();
            seen.awaitSettled(pair.a());
          }
          assertEquals(List.of(pair.a()), seen.whoRan());
        });
  }

  @Test
  void whoSleptLongerThanTheFailoverTimeIsStandbyBeforeItAnswers() throws Exception {
    Course.run(
        Course.plan(lab).manual(),
        (pair, seen) -> {
          sleepIsReplaced(seen, pair.a(), pair.b());
          seen.awaitSettled(pair.b());
          sleepIsReplaced(seen, pair.b(), pair.a());
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a(), pair.b(), pair.a()), seen.whoRan());
        });
  }

  /** With Automatic recovery the master takes Running back, under an epoch of its own. */
  @Test
  void theStandbyThatSleptIsStandbyAndTheMasterThatSleptRunsAgain() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          pair.b().process().freeze();
          seen.await("serverA is alone", () -> seen.newest(pair.a()).redundancy().equals("Alone"));
          Moment.pass(Course.FAILOVER_MILLIS);
          pair.b().process().thaw();
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a()), seen.whoRan());
          sleepIsReplaced(seen, pair.a(), pair.b());
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a(), pair.b(), pair.a()), seen.whoRan());
        });
  }

  private static void sleepIsReplaced(Observer seen, TestNode sleeper, TestNode other)
      throws Exception {
    sleeper.process().freeze();
    long frozenNanos = System.nanoTime();
    seen.awaitRunning(other);
    seen.awaitAnswers(other, QUESTIONS);
    long epoch = seen.newestStint(sleeper).epoch();
    sleeper.process().thaw();
    seen.awaitStandby(sleeper);
    seen.awaitAnswers(sleeper, QUESTIONS);
    assertTrue(
        seen.stint(epoch).toNanos() <= frozenNanos,
        "no question of the pause or after it was answered with Running");
  }
}
