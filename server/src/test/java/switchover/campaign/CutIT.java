package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Change;
import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.PairPlan;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** Lost packets between two hosts, one way and both ways, and what follows when they pass again. */
@Tag("nodes")
class CutIT {
  private static final int PING_RATE_MILLIS = 250;
  private static final int PING_TIMEOUT_MILLIS = 500;

  /** A try to link that began before the mending ends first; a busy machine needs some time too. */
  private static final int YIELD_MILLIS = PING_TIMEOUT_MILLIS + 3 * PING_RATE_MILLIS + 1000;

  @RegisterExtension final Lab lab = new Lab();

  /** How packets are lost. */
  @FunctionalInterface
  private interface Cut {
    void make(Wire wire) throws Exception;
  }

  @Test
  void withAutomaticRecoveryTheMasterStays() throws Exception {
    Wire wire = Wire.in(lab);
    Course.run(
        plan(wire),
        (pair, seen) -> {
          for (Cut cut : List.<Cut>of(Wire::cut, Wire::loseToMaster, Wire::loseToBackup)) {
            bothRunUntilMended(wire, cut, pair, seen);
            seen.awaitSettled(pair.a());
            assertYieldedInTime(pair.b());
          }
          TestNode a = pair.a();
          TestNode b = pair.b();
          assertEquals(List.of(a, b, b, b), seen.whoRan(), "A was Running all the while");
        });
  }

  @Test
  void withManualRecoveryTheHigherEpochStays() throws Exception {
    Wire wire = Wire.in(lab);
    Course.run(
        plan(wire).manual(),
        (pair, seen) -> {
          bothRunUntilMended(wire, Wire::cut, pair, seen);
          seen.awaitSettled(pair.b());
          assertYieldedInTime(pair.a());
          assertEquals(List.of(pair.a(), pair.b()), seen.whoRan());
        });
  }

  private static PairPlan plan(Wire wire, Lab lab) {
    return wire.plan(Course.plan(lab).pings(PING_RATE_MILLIS, PING_TIMEOUT_MILLIS));
  }

  private PairPlan plan(Wire wire) {
    return plan(wire, lab);
  }

  private static void bothRunUntilMended(Wire wire, Cut cut, TestPair pair, Observer seen)
      throws Exception {
    seen.deaf();
    cut.make(wire);
    seen.awaitRunning(pair.b());
    seen.awaitAnswers(pair.b(), 10);
    seen.awaitRunning(pair.a());
    wire.mend();
    seen.hearing(YIELD_MILLIS);
  }

  /** By its own events: from the link to its being Standby. */
  private static void assertYieldedInTime(TestNode node) throws Exception {
    List<Change> told = Change.told(node);
    int yielded = told.size() - 1;
    while (!told.get(yielded).why().equals("both nodes were Running, this one yields")) {
      yielded--;
    }
    int linked = yielded;
    while (!told.get(linked).to().equals("linked")) {
      linked--;
    }
    Duration took = Duration.between(told.get(linked).at(), told.get(yielded).at());
    assertTrue(took.toMillis() <= 2 * PING_RATE_MILLIS, "yielded after " + took.toMillis() + " ms");
  }
}
