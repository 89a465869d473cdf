package switchover.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchover.events.Entry;
import switchover.events.Kind;
import switchover.settings.Home;

/** A node without its redundant one, for tests. */
final class LoneNode {
  /** A master that waits for nobody and notices all at once. */
  static final String MASTER =
      "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":0,"
          + "\"pingTimeoutMillis\":100,\"pingRateMillis\":50,\"missedPings\":2,"
          + "\"failoverMillis\":100}}";

  private LoneNode() {}

  static LiveNode start(Path folder, String settings) throws Exception {
    Files.writeString(folder.resolve("switchover.json"), settings);
    Home home = Home.open(folder);
    return LiveNode.start(home, home.settings(), "", () -> 0);
  }

  static void awaitRunning(LiveNode node) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!node.snapshot().status().running()) {
      assertTrue(System.nanoTime() < deadlineNanos, "the node runs");
      Thread.sleep(5);
    }
  }

  static void assertStaysStandby(LiveNode node, int forMillis) throws InterruptedException {
    long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMillis);
    while (System.nanoTime() < untilNanos) {
      assertFalse(node.snapshot().status().running(), "it is Running");
      Thread.sleep(10);
    }
  }

  /** All that its log tells, newest first. */
  static List<String> alarms(LiveNode node) {
    return node.events(1000).stream()
        .filter(entry -> entry.kind() == Kind.ALARM)
        .map(Entry::why)
        .toList();
  }
}
