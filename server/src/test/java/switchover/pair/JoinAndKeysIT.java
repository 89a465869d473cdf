package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Observer;

/** A pair is made, and changes its key while it works, by the commands that an admin types. */
@Tag("nodes")
class JoinAndKeysIT {
  private static final int FAILOVER_MILLIS = 6000;
  private static final String OVERDUE = "KeyChangeOverdue";
  private static final String WARNED = "WARNING switchover.node: " + OVERDUE;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aBackupIsJoinedByOneCommand() throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    pair.a().start();
    pair.a().awaitAnswering();
    JsonObject json = pair.b().home().settings();
    JsonObject redundancy = (JsonObject) json.remove("redundancy");
    redundancy.remove("mode");
    redundancy.remove("pair");
    redundancy.remove("masterAddress");
    json.add("redundancy", redundancy);
    pair.b().home().settings(json);
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
    try (Observer seen = Observer.of(pair)) {
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
      assertTrue(
          seen.longestMillisWithoutRunning() < FAILOVER_MILLIS / 2,
          seen.longestMillisWithoutRunning() + " ms");
    }
    assertEquals(key(pair.a()), key(pair.b()));
    pair.awaitFull(pair.a());
    for (TestNode node : pair.nodes()) {
      assertTrue(node.printed().contains("the former pair key is dropped"), node.printed());
      assertFalse(node.printed().contains("connection lost"), node.printed());
      assertFalse(node.printed().contains(key(node)), "no secret in the log");
    }
  }

  /** Nothing but a person who brings the key ends it: not time, not a cut, not a restart. */
  @Test
  void aKeyThatOnlyOneNodeHasIsWaitedForAndThePairStaysAPair() throws Exception {
    ClockLaunch clock = new ClockLaunch(lab, "a");
    TestPair pair =
        TestPair.in(lab)
            .cuttable()
            .failoverMillis(FAILOVER_MILLIS)
            .launch(clock, new JarLaunch())
            .startFull();
    TestNode master = pair.a();
    TestNode backup = pair.b();
    String old = key(master);
    assertEquals(0, run("key rotate", master).exit());
    clock.set(Duration.ofDays(2).toSeconds());
    master.awaitAttention(OVERDUE, "key next --home DIR");
    // The status tells it a moment before the log does.
    Await.until(
        "the log of " + master.name() + " tells of " + OVERDUE,
        Duration.ofSeconds(20),
        master::seen,
        () -> occurrences(master.printed(), WARNED) > 0);
    assertEquals(1, occurrences(master.printed(), WARNED));
    assertTrue(told(master).contains("key next --home DIR"), told(master));
    assertEquals(1, master.metric("attention", OVERDUE));
    backup.process().kill();
    backup.start();
    pair.awaitFull(master);
    pair.cutLink();
    master.awaitRedundant("Faulted");
    pair.mend();
    pair.awaitFull(master);
    master.process().kill();
    master.start();
    pair.awaitFull(master);
    master.awaitAttention(OVERDUE, "key next --home DIR");
    assertEquals(List.of(old, old), List.of(key(master), key(backup)));

    String next = file(master, "pair.key.next").toString();
    assertEquals(0, run("key next", backup, "--key-file", next).exit());
    master.awaitNoAttention();
    pair.awaitFull(master);
    assertEquals(key(master), key(backup));
    assertEquals(0, master.metric("attention", OVERDUE));
    backup.home().pairKey(old);
    backup.process().kill();
    backup.start();
    for (TestNode node : pair.nodes()) {
      node.awaitAttention("WrongKey", "pair key");
    }
  }

  /** The admin's way out where somebody else has the former key. */
  @Test
  void aFormerKeyThatIsDroppedIsRefusedAtOnceAndTheNextOneLinksAgain() throws Exception {
    TestPair pair = TestPair.in(lab).failoverMillis(FAILOVER_MILLIS).startFull();
    assertEquals(0, run("key rotate", pair.a()).exit());
    String next = file(pair.a(), "pair.key.next").toString();
    Path copy = Files.copy(Path.of(next), lab.folder().resolve("copy.key"));
    assertEquals(0, run("key drop", pair.a()).exit());
    for (TestNode node : pair.nodes()) {
      node.awaitAttention("WrongKey", "pair key");
    }
    assertEquals(0, run("key next", pair.b(), "--key-file", copy.toString()).exit());
    pair.awaitFull(pair.a());
    for (TestNode node : pair.nodes()) {
      node.awaitNoAttention();
    }
  }

  private static int occurrences(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static String told(TestNode node) throws Exception {
    return Http.get(node.place().url() + "/api/events", node.home().token()).body();
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
