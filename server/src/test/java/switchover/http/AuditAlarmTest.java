package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.pair.Await;

/** Whoever looks at a node is told when what is done there is not kept. */
class AuditAlarmTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path home;

  /** A folder in the file's place refuses even a superuser. */
  @Test
  void aTrailThatCantBeWrittenIsAnAlarmAndNothingElse() throws Exception {
    Path file = Files.createDirectory(home.resolve("audit.jsonl"));
    try (TestNode node = new TestNode(home, "{}")) {
      assertEquals(200, end(node), "the node does what it is told");
      await(node, true);
      String metrics = node.askAsAdmin("GET", "/metrics", "").body();
      assertTrue(metrics.contains("reason=\"AuditNotWritten\"} 1"), metrics);
      Files.delete(file);
      assertEquals(200, end(node));
      await(node, false);
      assertTrue(Files.size(file) > 0, "nothing is lost");
    }
  }

  private static int end(TestNode node) throws Exception {
    return node.askAsAdmin("POST", "/api/maintenance", "{\"on\":false}").statusCode();
  }

  private static void await(TestNode node, boolean shown) {
    Await.until(
        "the alarm is " + (shown ? "there" : "over"),
        SOON,
        () -> "not",
        () -> node.ask("GET", "/status").body().contains("AuditNotWritten") == shown);
  }
}
