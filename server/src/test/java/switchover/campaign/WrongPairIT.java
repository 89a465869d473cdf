package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Await;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** Settings that are right each for itself and make no pair: refused with the reason, counted. */
class WrongPairIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int SEVERAL = 3;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theMastersAddressIsTheNodeItself() throws Exception {
    TestPair pair = Course.plan(lab).ready();
    TestNode node = pair.b();
    configure(node, "Backup", node.place().url());
    node.start();
    assertRefused(node, "SameNode", "dialled itself");
    node.awaitState("Running");
    assertQuiet(node);
  }

  @Test
  void bothAreBackups() throws Exception {
    TestPair pair = Course.plan(lab).ready();
    configure(pair.a(), "Backup", pair.b().place().url());
    for (TestNode node : pair.nodes()) {
      node.start();
    }
    for (TestNode node : pair.nodes()) {
      assertRefused(node, "SameMode", "a pair is one Master and one Backup");
      assertQuiet(node);
    }
  }

  /** A master waits to be called: two of them can't know of each other, and each says so. */
  @Test
  void bothAreMasters() throws Exception {
    TestPair pair = Course.plan(lab).ready();
    configure(pair.b(), "Master", pair.a().place().url());
    for (TestNode node : pair.nodes()) {
      node.start();
    }
    for (TestNode node : pair.nodes()) {
      node.awaitState("Running");
      node.awaitRedundant("Disconnected");
      assertEquals("Alone", node.status().get("redundancy").getAsString());
      String why = states(node).get(0).why();
      assertEquals("the backup did not link since this node started", why);
      assertQuiet(node);
    }
  }

  private static void configure(TestNode node, String mode, String masterAddress) throws Exception {
    Path file = node.home().folder().resolve("switchover.json");
    JsonObject settings = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject redundancy = settings.getAsJsonObject("redundancy");
    redundancy.addProperty("mode", mode);
    redundancy.addProperty("masterAddress", masterAddress);
    node.home().settings(settings);
  }

  /** Told once, however often it is tried. */
  private static void assertRefused(TestNode node, String reason, String why) throws Exception {
    Await.until(
        node.name() + " has refused several times",
        SOON,
        node::seen,
        () -> refusals(node, reason) >= SEVERAL);
    List<Change> told =
        Change.told(node).stream().filter(change -> change.to().equals("rejected")).toList();
    assertFalse(told.isEmpty(), node.name() + " tells nothing");
    for (Change change : told) {
      assertTrue(change.why().startsWith(reason) && change.why().contains(why), change.toString());
    }
    assertTrue(told.size() <= 2, "once by each end of the node: " + told);
    assertTrue(node.printed().contains(reason + ": "), node.printed());
  }

  private static long refusals(TestNode node, String reason) throws Exception {
    String url = node.place().url() + "/metrics";
    return Http.get(url, node.home().token())
        .body()
        .lines()
        .filter(line -> line.startsWith("switchover_link_rejections_total{"))
        .filter(line -> line.contains("reason=\"" + reason + '"'))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static List<Change> states(TestNode node) throws Exception {
    return Change.told(node).stream().filter(Change::ofState).toList();
  }

  private static void assertQuiet(TestNode node) throws Exception {
    assertFalse(node.printed().contains("\tat "), node.printed());
    assertFalse(node.printed().contains("Exception"), node.printed());
  }
}
