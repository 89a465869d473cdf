package switchover.zookeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchover.coordination.CoordinatorJar;
import switchover.outside.Observer;
import switchover.pair.BuildLaunch;
import switchover.pair.Lab;
import switchover.pair.Launch;
import switchover.pair.Product;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Two nodes as processes before a real ensemble, through its faults and theirs: never two Running
 * in what anybody outside is told, and one Running wherever a majority can be reached.
 */
class CoordinatedPairIT {
  private static final int SESSION_MILLIS = 1500;
  private static final long SESSION_NANOS = SESSION_MILLIS * 1_000_000L;

  private static Lab lab;
  private static Ensemble ensemble;
  private static TestPair pair;

  private Observer outside;
  private TestNode running;
  private TestNode standby;

  /** Both jars in one folder, as an admin puts them. */
  @BeforeAll
  static void startPair() throws Exception {
    lab = Lab.open();
    Path folder = Files.createDirectories(lab.folder().resolve("product"));
    Path jar = Files.copy(Product.jar(), folder.resolve("switchover.jar"));
    Files.copy(
        Path.of(System.getProperty(CoordinatorJar.PROPERTY)), folder.resolve(CoordinatorJar.FILE));
    Launch launch = new BuildLaunch(jar);
    ensemble = lab.keep(Ensemble.start(lab.folder()));
    pair =
        TestPair.in(lab)
            .launch(launch, launch)
            .cuttable()
            .coordinator(ensemble.connect(), SESSION_MILLIS)
            .startFull();
  }

  @AfterAll
  static void stopPair() {
    lab.close();
  }

  @BeforeEach
  void whole() throws Exception {
    running = pair.awaitWhole();
    standby = pair.other(running);
    outside = Observer.of(pair);
  }

  @AfterEach
  void neverTwo() throws Exception {
    pair.mend();
    ensemble.mend();
    for (TestNode node : pair.nodes()) {
      if (!node.process().alive()) {
        node.start();
      }
    }
    List<String> both = outside.bothRunning();
    outside.close();
    if (!both.isEmpty()) {
      lab.testify();
    }
    assertEquals(List.of(), both);
  }

  @Test
  void theLeaderOfTheEnsembleIsKilled() throws Exception {
    int leader = ensemble.leader();
    ensemble.member(leader).kill();
    long killedNanos = System.nanoTime();
    awaitRanSince(killedNanos + SESSION_NANOS);
    ensemble.mend();
    pair.awaitWhole();
  }

  @Test
  void withoutAMajorityNobodyIsRunningAndSaysSo() throws Exception {
    ensemble.member(0).kill();
    ensemble.member(1).kill();
    long lostNanos = System.nanoTime();
    for (TestNode node : pair.nodes()) {
      node.await("is Standby, redundancy None", CoordinatedPairIT::nobodyRuns);
    }
    long untilNanos = lostNanos + 3 * SESSION_NANOS;
    Await.until(
        "asked for three sessions",
        () -> "",
        () -> outside.newest(running).heardNanos() >= untilNanos);
    for (TestNode node : pair.nodes()) {
      assertFalse(outside.ranSince(node, lostNanos + SESSION_NANOS), node.name());
    }
    String why = "no answer from a majority of the coordinator " + ensemble.connect();
    assertTrue(hasEvent(running, "Standby", why), () -> printed(running));
    ensemble.mend();
    awaitRanSince(System.nanoTime());
    assertTrue(hasEvent(running, "None", "was"), () -> printed(running));
  }

  @Test
  void theSessionExpiresWhileTheRunningNodeIsFrozen() throws Exception {
    int printedBefore = running.printed().length();
    running.process().freeze();
    standby.awaitState("Running");
    running.process().thaw();
    Await.until(
        "it woke as Standby",
        () -> printed(running),
        () -> running.printed().substring(printedBefore).contains("Running -> Standby: "));
  }

  @Test
  void aSwitchIsAskedOfEitherNode() throws Exception {
    pair.switchByHttp(running);
    pair.awaitFull(standby);
    pair.switchByHttp(running);
    pair.awaitFull(running);
  }

  @Test
  void theRunningNodeIsKilled() throws Exception {
    running.process().kill();
    standby.awaitState("Running");
  }

  @Test
  void aPlannedStopHandsOverFirst() throws Exception {
    long askedNanos = System.nanoTime();
    assertEquals(0, running.process().stop());
    standby.awaitState("Running");
    assertTrue(hasEvent(standby, "Running", "leads"), () -> printed(standby));
    assertTrue(outside.ranSince(standby, askedNanos));
    assertTrue(running.printed().contains("this node stops, hands over"), () -> printed(running));
  }

  @Test
  void theRedundantConnectionIsCutWhileBothReachTheEnsemble() throws Exception {
    pair.cutLink();
    standby.awaitRedundant("Faulted");
    running.process().kill();
    standby.awaitState("Running");
    running.start();
    running.awaitState("Standby");
    pair.mend();
    pair.awaitWhole();
  }

  /** It does not keep the lead from the other. */
  @Test
  void aNodeInMaintenanceIsOutOfTheLine() throws Exception {
    maintenance(running, "on", "--for", "1h");
    standby.awaitState("Running");
    standby.process().kill();
    standby.start();
    standby.awaitState("Running");
    maintenance(running, "off");
  }

  private static void maintenance(TestNode node, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("maintenance"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", node.home().folder().toString()));
    Product.Ended ended = Product.run(lab.folder(), command.toArray(String[]::new));
    assertEquals(0, ended.exit(), ended::toString);
  }

  private static boolean nobodyRuns(JsonObject status) {
    return status.get("state").getAsString().equals("Standby")
        && status.get("redundancy").getAsString().equals("None");
  }

  private static boolean hasEvent(TestNode node, String to, String why) throws Exception {
    Product.Ended ended =
        Product.run(lab.folder(), "events", "--json", "--home", node.home().folder().toString());
    for (JsonElement each :
        JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonArray("events")) {
      JsonObject event = each.getAsJsonObject();
      boolean about = event.has("to") && event.get("to").getAsString().equals(to);
      if (about && event.get("why").getAsString().startsWith(why)) {
        return true;
      }
    }
    return false;
  }

  private void awaitRanSince(long nanos) throws Exception {
    Await.until(
        "one is Running",
        () -> printed(pair.a()) + printed(pair.b()),
        () -> outside.ranSince(pair.a(), nanos) || outside.ranSince(pair.b(), nanos));
  }

  private static String printed(TestNode node) {
    return node.process().seen();
  }
}
