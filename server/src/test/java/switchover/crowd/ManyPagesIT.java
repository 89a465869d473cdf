package switchover.crowd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Memory;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** A thousand pages on each of two nodes with little memory, and one page that stopped reading. */
class ManyPagesIT {
  private static final int PAGES = Boolean.getBoolean("switchover.long") ? 1000 : 300;
  private static final int HEARTBEAT_MILLIS = 5000;
  private static final int SWITCHES = 4;
  private static final int MOST_KILOBYTES_EACH = 20;

  /** All of them take the processor of a small machine; how soon they know is a benchmark's. */
  private static final int PATIENCE_MILLIS = 5000;

  private static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void allOthersAreToldAndEachCostsLittle() throws Exception {
    TestPair pair =
        TestPair.in(lab)
            .manual()
            .pings(250, PATIENCE_MILLIS)
            .failoverMillis(2 * PATIENCE_MILLIS)
            .launch(JarLaunch.small(), JarLaunch.small())
            .startFull();
    Map<TestNode, Memory> before = memory(pair);
    Map<TestNode, CrowdProcess> crowds = new HashMap<>();
    for (TestNode node : pair.nodes()) {
      CrowdProcess crowd = lab.keep(CrowdProcess.on(node, PAGES, PAGES));
      crowds.put(node, crowd);
      crowd.listen();
      crowd.heartbeat(HEARTBEAT_MILLIS);
    }
    StalledPage stalled = lab.keep(StalledPage.on(pair.a().place().ip(), pair.a().place().port()));
    stalled.fill(() -> pair.switchByHttp(pair.awaitWhole()));
    assertTrue(stalled.waitingBytes() > 0, "the window is full");
    for (int i = 0; i < SWITCHES; i++) {
      TestNode left = pair.awaitWhole();
      pair.switchByHttp(left);
      crowds.get(left).await(Word.Says.STANDBY, SOON);
      crowds.get(pair.other(left)).await(Word.Says.RUNNING, SOON);
    }
    TestNode running = pair.awaitWhole();
    crowds.get(running).awaitPolled(Word.Says.RUNNING, SOON);
    crowds.get(pair.other(running)).awaitPolled(Word.Says.STANDBY, SOON);
    Map<TestNode, Memory> after = memory(pair);
    for (TestNode node : pair.nodes()) {
      long kilobytesEach = (after.get(node).heap() - before.get(node).heap()) / PAGES;
      assertTrue(kilobytesEach < MOST_KILOBYTES_EACH, node + ": " + kilobytesEach + " kB each");
    }
  }

  private static Map<TestNode, Memory> memory(TestPair pair) throws Exception {
    Map<TestNode, Memory> memory = new HashMap<>();
    for (TestNode node : pair.nodes()) {
      memory.put(node, Memory.of(node.process().pid()));
    }
    return memory;
  }
}
