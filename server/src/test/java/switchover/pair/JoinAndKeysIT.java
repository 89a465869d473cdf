package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pair is made, and changes its key while it works, by the commands that an admin types. */
class JoinAndKeysIT {
  private static final int FAILOVER_MILLIS = 6000;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aBackupIsJoinedByOneCommand() throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    pair.a().start();
    pair.a().awaitAnswering();
    Path settings = file(pair.b(), "switchover.json");
    JsonObject json = JsonParser.parseString(Files.readString(settings)).getAsJsonObject();
    JsonObject redundancy = (JsonObject) json.remove("redundancy");
    redundancy.remove("mode");
    redundancy.remove("pair");
    redundancy.remove("masterAddress");
    json.add("redundancy", redundancy);
    Files.writeString(settings, json.toString());
    Files.delete(file(pair.b(), "pair.key"));
    String key = file(pair.a(), "pair.key").toString();
    Product.Ended joined =
        run("join", pair.b(), "--master", pair.a().place().url(), "--key-file", key);
    assertEquals(0, joined.exit(), joined.toString());
    pair.b().start();
    pair.awaitFull(pair.a());
  }

  @Test
  void aPairAtWorkChangesItsKeyAndNeverLosesItsLinkOrRunning() throws Exception {
    TestPair pair = TestPair.in(lab).failoverMillis(FAILOVER_MILLIS).startFull();
    String old = key(pair.a());
    try (RunningWatch watch = RunningWatch.of(pair)) {
      assertEquals(0, run("key rotate", pair.a()).exit());
      String next = file(pair.a(), "pair.key.next").toString();
      assertEquals(0, run("key next", pair.b(), "--key-file", next).exit());
      for (TestNode node : pair.nodes()) {
        Await.until(
            node.name() + " has dropped the former key",
            Duration.ofSeconds(20),
            node::seen,
            () -> !key(node).equals(old) && !Files.exists(file(node, "pair.key.next")));
      }
      assertTrue(watch.longestMillis() < FAILOVER_MILLIS / 2, watch.longestMillis() + " ms");
    }
    assertEquals(key(pair.a()), key(pair.b()));
    pair.awaitFull(pair.a());
    for (TestNode node : pair.nodes()) {
      assertTrue(node.printed().contains("the former pair key is dropped"), node.printed());
      assertFalse(node.printed().contains("connection lost"), node.printed());
      assertFalse(node.printed().contains(key(node)), "no secret in the log");
    }
  }

  private static Product.Ended run(String command, TestNode node, String... options)
      throws IOException, InterruptedException {
    Path home = node.home().folder();
    String line = command + " --home " + home + " " + String.join(" ", options);
    return Product.run(home.getParent(), line.strip().split(" "));
  }

  private static String key(TestNode node) throws IOException {
    return Files.readString(file(node, "pair.key")).strip();
  }

  private static Path file(TestNode node, String name) {
    return node.home().folder().resolve(name);
  }
}
