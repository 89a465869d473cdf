package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Change;
import switchover.pair.Lab;
import switchover.pair.PairPlan;
import switchover.pair.TestNode;

/** Messages that break in the middle, and a way that is slower than the ping timeout allows. */
@Tag("nodes")
class RoughWayIT {
  private static final int BREAKS = Course.LONG ? 200 : 8;
  private static final int SEVERAL = 10;
  private static final int PING_TIMEOUT_MILLIS = 400;

  /** What is under way when the delay ends still comes late; then one try to link follows. */
  private static final int YIELD_MILLIS = 3 * PING_TIMEOUT_MILLIS + 1000;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aResetInTheMiddleOfAMessageIsNoDeath() throws Exception {
    PairPlan plan = Course.plan(lab);
    RoughWay way = RoughWay.in(lab, plan);
    Course.run(
        plan,
        (pair, seen) -> {
          for (int i = 1; i <= BREAKS; i++) {
            int breaks = i;
            way.breakNextMessage();
            seen.await("connection " + i + " is broken", () -> way.broken() == breaks);
            seen.awaitAnswers(pair.b(), SEVERAL);
            seen.awaitSettled(pair.a());
          }
          assertEquals(List.of(pair.a()), seen.whoRan());
          assertTrue(told(pair.b(), "linked") > 1, "some broke the link, and it was made anew");
        });
  }

  private static long told(TestNode node, String what) throws Exception {
    return Change.told(node).stream().filter(change -> change.to().equals(what)).count();
  }

  /** Late messages are silence: the nodes can't hear each other in time, and say why. */
  @Test
  void aRoundTripOfTwiceThePingTimeoutIsSilence() throws Exception {
    PairPlan plan = Course.plan(lab).pings(Course.PING_RATE_MILLIS, PING_TIMEOUT_MILLIS);
    RoughWay way = RoughWay.in(lab, plan);
    Course.run(
        plan,
        (pair, seen) -> {
          seen.deaf();
          way.delay(PING_TIMEOUT_MILLIS);
          seen.awaitRunning(pair.b());
          seen.awaitRunning(pair.a());
          for (TestNode node : pair.nodes()) {
            node.awaitAttention("SlowLine", "set redundancy.pingTimeoutMillis above that");
          }
          way.delay(0);
          seen.hearing(YIELD_MILLIS);
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a(), pair.b()), seen.whoRan());
          for (TestNode node : pair.nodes()) {
            node.awaitNoAttention();
            assertEquals(1, told(node, "rejected"), "however often it was late");
          }
        });
  }
}
