package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchover.outside.Change;
import switchover.pair.Await;
import switchover.pair.Lab;
import switchover.pair.Product;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** Settings that are right each for itself and make no pair: refused with the reason, counted. */
@Tag("nodes")
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

  /** A master does not dial: it asks wherever the other one may be, and tells it. */
  @Test
  void bothAreMastersAndOneHasTheOthersAddress() throws Exception {
    TestPair pair = Course.plan(lab).ready();
    pair.a().start();
    pair.a().awaitState("Running");
    configure(pair.b(), "Master", pair.a().place().url());
    pair.b().start();
    assertTwoMasters(pair);
    for (TestNode node : pair.nodes()) {
      assertEquals("Alone", node.status().get("redundancy").getAsString());
      String why = states(node).get(0).why();
      assertEquals("the backup did not link since this node started", why);
    }
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason =
          "takes 13 s; ./test has two masters of which one has the address of the other")
  @Test
  void bothAreMastersAndOneWasTheOthersBackup() throws Exception {
    TestPair pair = Course.plan(lab).startFull();
    TestNode former = pair.b();
    former.process().stop();
    configure(former, "Master", null);
    former.start();
    assertTwoMasters(pair);
    former.process().stop();
    configure(former, "Backup", pair.a().place().url());
    former.start();
    pair.awaitFull(pair.a());
    pair.a().awaitNoAttention();
  }

  private static void assertTwoMasters(TestPair pair) throws Exception {
    for (TestNode node : pair.nodes()) {
      node.awaitState("Running");
      node.awaitAttention("SameMode", "one Master and one Backup");
      assertToldOnce(node, "SameMode", "Master");
      assertQuiet(node);
    }
  }

  @ParameterizedTest
  @CsvSource({"OtherPair,line-4", "WrongKey,pair key"})
  void whyTheyAreNotLinkedIsShownByBothUntilTheyAre(String reason, String why) throws Exception {
    TestPair pair = Course.plan(lab).ready();
    TestNode backup = pair.b();
    String master = pair.a().place().url();
    String key = Files.readString(backup.home().folder().resolve("pair.key")).strip();
    if (reason.equals("OtherPair")) {
      configure(backup, "line-4", "Backup", master);
    } else {
      backup.home().pairKey(Base64.getEncoder().encodeToString(new byte[32]));
    }
    for (TestNode node : pair.nodes()) {
      node.start();
    }
    for (TestNode node : pair.nodes()) {
      assertRefused(node, reason, why);
      Product.Ended asked = Product.run(lab.folder(), "status", "--url", node.place().url());
      assertTrue(asked.out().contains("! " + reason + ": "), asked.toString());
    }
    backup.process().kill();
    configure(backup, "line-3", "Backup", master);
    backup.home().pairKey(key);
    backup.start();
    pair.awaitFull(pair.a());
    for (TestNode node : pair.nodes()) {
      node.awaitNoAttention();
    }
  }

  /** They are a pair all the same, and each says what is wrong with it. */
  @Test
  void twoThatAreDecidedByDifferentOnesAreLinkedAndSaySo() throws Exception {
    TestPair pair = Course.plan(lab).ready();
    Path decision = Files.writeString(lab.folder().resolve("decision"), "Standby");
    JsonObject settings = pair.b().home().settings();
    settings.getAsJsonObject("redundancy").addProperty("decidedBy", "external");
    JsonObject external = new JsonObject();
    external.addProperty("stateFile", decision.toString());
    settings.add("external", external);
    pair.b().home().settings(settings);
    for (TestNode node : pair.nodes()) {
      node.start();
    }
    pair.a().awaitState("Running");
    pair.a().awaitRedundant("Standby");
    pair.b().awaitRedundant("Running");
    for (TestNode node : pair.nodes()) {
      node.awaitAttention("OtherDecider", "redundancy.decidedBy is");
      List<Change> told =
          Change.told(node).stream().filter(change -> change.kind().equals("Alarm")).toList();
      assertEquals(1, told.size(), told.toString());
      assertTrue(told.get(0).why().startsWith("OtherDecider: "), told.toString());
    }
  }

  private static void configure(TestNode node, String mode, String masterAddress) throws Exception {
    configure(node, "line-3", mode, masterAddress);
  }

  private static void configure(TestNode node, String name, String mode, String masterAddress)
      throws Exception {
    JsonObject settings = node.home().settings();
    JsonObject redundancy = settings.getAsJsonObject("redundancy");
    redundancy.addProperty("pair", name);
    redundancy.addProperty("mode", mode);
    redundancy.remove("masterAddress");
    if (masterAddress != null) {
      redundancy.addProperty("masterAddress", masterAddress);
    }
    node.home().settings(settings);
  }

  /** Told once, however often it is tried. */
  private static void assertRefused(TestNode node, String reason, String why) throws Exception {
    Await.until(
        node.name() + " has refused several times",
        SOON,
        node::seen,
        () -> node.metric("link_rejections_total", reason) >= SEVERAL);
    assertToldOnce(node, reason, why);
    assertTrue(node.printed().contains(reason + ": "), node.printed());
    node.awaitAttention(reason, why);
  }

  private static void assertToldOnce(TestNode node, String reason, String why) throws Exception {
    List<Change> told =
        Change.told(node).stream().filter(change -> change.to().equals("rejected")).toList();
    assertFalse(told.isEmpty(), node.name() + " tells nothing");
    for (Change change : told) {
      assertTrue(change.why().startsWith(reason) && change.why().contains(why), change.toString());
    }
    assertEquals(1, told.size(), told.toString());
  }

  private static List<Change> states(TestNode node) throws Exception {
    return Change.told(node).stream().filter(Change::ofState).toList();
  }

  private static void assertQuiet(TestNode node) throws Exception {
    assertFalse(node.printed().contains("\tat "), node.printed());
    assertFalse(node.printed().contains("Exception"), node.printed());
  }
}
