package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** kill -9 of either node and of both, and what the other makes of it. */
@Tag("nodes")
class KillIT {
  @RegisterExtension final Lab lab = new Lab();

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 12 s; ./test kills both in either order")
  @Test
  void theRunningOneThenTheStandby() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          pair.a().process().kill();
          seen.awaitRunning(pair.b());
          pair.a().start();
          seen.awaitSettled(pair.a());
          pair.b().process().kill();
          seen.await("serverA is alone", () -> seen.newest(pair.a()).redundancy().equals("Alone"));
          pair.b().start();
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a(), pair.b(), pair.a()), seen.whoRan());
        });
  }

  @Test
  void bothInEitherOrderAndBackInEitherOrder() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          for (TestNode first : pair.nodes()) {
            for (TestNode returns : returning(pair, first)) {
              first.process().kill();
              seen.awaitRunning(pair.other(first));
              pair.other(first).process().kill();
              returns.start();
              seen.awaitRunning(returns);
              pair.other(returns).start();
              seen.awaitSettled(pair.a());
            }
          }
        });
  }

  /** The short run brings back first the one that died last. */
  private static List<TestNode> returning(TestPair pair, TestNode diedFirst) {
    return Course.LONG ? pair.nodes() : List.of(pair.other(diedFirst));
  }
}
