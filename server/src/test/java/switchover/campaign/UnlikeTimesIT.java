package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.PairPlan;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Settings of which each is right for itself: in quiet, one node is Running and they are linked.
 */
@Tag("nodes")
class UnlikeTimesIT {
  /** Three times the failover time of the quicker node. */
  private static final int QUIET_MILLIS = 6000;

  @RegisterExtension final Lab lab = new Lab();

  /** The master has twice the default times, so that a busy machine alone makes no failover. */
  @ParameterizedTest(name = "the backup pings every {0} ms and fails over after {2}")
  @MethodSource("slower")
  void aBackupThatIsSetSlowerThanItsMaster(int rate, int timeout, int failover) throws Exception {
    PairPlan plan = TestPair.in(lab).pings(500, 1500).failoverMillis(2000);
    TestPair pair = plan.backupTimes(rate, timeout, failover).startAtOnce();
    pair.switchByHttp(pair.a());
    pair.awaitFull(pair.b());
    stayQuiet(pair, pair.b());
    String printed = pair.b().printed();
    assertTrue(printed.contains("pings every 500 ms, as the redundant node is set"), printed);
  }

  static Stream<Arguments> slower() {
    Arguments link = Arguments.of(4000, 6000, 16000);
    return Course.LONG ? Stream.of(Arguments.of(2500, 2600, 8000), link) : Stream.of(link);
  }

  @Test
  void pingsThatAreSetToTakeTheWholeFailoverTime() throws Exception {
    PairPlan plan = TestPair.in(lab).pings(2000, 2000).missedPings(1).failoverMillis(2000);
    TestPair pair = plan.startAtOnce();
    stayQuiet(pair, pair.a());
    String printed = pair.a().printed();
    assertTrue(printed.contains("pings every 666 ms, for this node's failover time"), printed);
  }

  private static void stayQuiet(TestPair pair, TestNode running) throws Exception {
    long before = losses(pair);
    try (Observer seen = Observer.of(pair)) {
      seen.awaitSettled(running);
      Moment.pass(QUIET_MILLIS);
      seen.awaitSettled(running);
      seen.verify();
      assertEquals(List.of(running), seen.whoRan());
    }
    assertEquals(before, losses(pair), "the redundant connection was lost");
  }

  private static long losses(TestPair pair) throws Exception {
    long losses = 0;
    for (TestNode node : pair.nodes()) {
      losses += node.printed().lines().filter(line -> line.contains("connection lost")).count();
    }
    return losses;
  }
}
