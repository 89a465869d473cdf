package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  private static final String NOT_WRITTEN = "AuditNotWritten";
  private static final String NEARLY_FULL = "AuditNearlyFull";

  @TempDir Path home;

  /** A folder in the file's place refuses even a superuser. */
  @Test
  void aTrailThatCantBeWrittenIsAnAlarmAndNothingElse() throws Exception {
    Path file = Files.createDirectory(home.resolve("audit.jsonl"));
    try (TestNode node = new TestNode(home, "{}")) {
      assertEquals(200, end(node), "the node does what it is told");
      await(node, NOT_WRITTEN, true);
      String metrics = node.askAsAdmin("GET", "/metrics", "").body();
      assertTrue(metrics.contains("reason=\"AuditNotWritten\"} 1"), metrics);
      Files.delete(file);
      assertEquals(200, end(node));
      await(node, NOT_WRITTEN, false);
      assertTrue(Files.size(file) > 0, "nothing is lost");
    }
  }

  /** Time to save it as a file: nothing is dropped yet. */
  @Test
  void aTrailThatIsNearlyFullIsAnAlarm() throws Exception {
    Path file = home.resolve("audit.jsonl");
    try (TestNode node = new TestNode(home, "{}")) {
      assertEquals(200, end(node));
      assertFalse(node.ask("GET", "/status").body().contains(NEARLY_FULL));
    }
    String line = Files.readAllLines(file).get(0) + "\n";
    Files.writeString(home.resolve("audit.old.jsonl"), line.repeat(2500));
    Files.writeString(file, line.repeat(2400));
    try (TestNode node = new TestNode(home)) {
      await(node, NEARLY_FULL, true);
      String metrics = node.askAsAdmin("GET", "/metrics", "").body();
      assertTrue(metrics.contains("reason=\"AuditNearlyFull\"} 1"), metrics);
      String events = node.askAsAdmin("GET", "/api/events", "").body();
      assertTrue(events.contains(NEARLY_FULL), events);
    }
  }

  private static int end(TestNode node) throws Exception {
    return node.askAsAdmin("POST", "/api/maintenance", "{\"on\":false}").statusCode();
  }

  private static void await(TestNode node, String reason, boolean shown) {
    Await.until(
        "the alarm is " + (shown ? "there" : "over"),
        SOON,
        () -> "not",
        () -> node.ask("GET", "/status").body().contains(reason) == shown);
  }
}
