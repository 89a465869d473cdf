package switchover.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import switchover.live.LiveNode;
import switchover.status.Redundancy;

/** The two nodes of a pair in this process, for tests. */
final class Redundant {
  static final String MASTER = "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\"}}";

  private Redundant() {}

  static TestNode master(Path home) throws Exception {
    key(home);
    return new TestNode(home, MASTER);
  }

  static TestNode backup(Path home, String masterAddress) throws Exception {
    key(home);
    return new TestNode(
        home,
        "{\"redundancy\":{\"mode\":\"Backup\",\"pair\":\"p\",\"masterAddress\":\""
            + masterAddress
            + "\"}}");
  }

  /** The same for both. */
  static void key(Path home) throws IOException {
    byte[] key = new byte[32];
    Files.writeString(home.resolve("pair.key"), Base64.getEncoder().encodeToString(key));
  }

  static void awaitFull(LiveNode node) throws InterruptedException {
    await("the pair is redundant", () -> node.snapshot().status().redundancy() == Redundancy.FULL);
  }

  static void await(String what, BooleanSupplier so) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadlineNanos, "not in time: " + what);
      Thread.sleep(5);
    }
  }
}
