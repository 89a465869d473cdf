package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.pair.Await;

/** Whoever looks at a node is told when nobody can sign in to it. */
class AccountsAlarmTest {
  @TempDir Path home;

  @Test
  void damagedAccountsAreAnAlarmUntilTheFileIsMended() throws Exception {
    Path file = Files.writeString(home.resolve("accounts.json"), "{\"schema\":1,\"accounts\":[]}");
    try (TestNode node = new TestNode(home, "{}")) {
      // A node answers before it has looked at all that a person must look at.
      Await.until(
          "something to look at is shown",
          Duration.ofSeconds(10),
          () -> "nothing",
          () -> node.ask("GET", "/status").body().contains("attention"));
      String status = node.ask("GET", "/status").body();
      assertEquals(
          "AccountsDamaged",
          JsonParser.parseString(status)
              .getAsJsonObject()
              .getAsJsonArray("attention")
              .get(0)
              .getAsJsonObject()
              .get("reason")
              .getAsString());
      assertFalse(status.contains(home.toString()), "anybody may read this");
      String metrics = node.askAsAdmin("GET", "/metrics", "").body();
      assertTrue(metrics.contains("reason=\"AccountsDamaged\"} 1"), metrics);
      String session = node.ask("GET", "/config/session").body();
      assertTrue(session.contains("\"firstAdmin\":false"), session);
    }
    Files.delete(file);
    try (TestNode node = new TestNode(home)) {
      assertFalse(node.ask("GET", "/status").body().contains("attention"));
    }
  }
}
