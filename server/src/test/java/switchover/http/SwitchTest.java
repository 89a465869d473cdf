package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.events.Entry;
import switchover.events.Kind;
import switchover.live.LiveNode;
import switchover.status.NodeStatus;
import switchover.status.RedundantStatus;

/**
 * Both nodes' events tell who asked for a switch, whichever of the two was asked; it costs no
 * redundancy.
 */
class SwitchTest {
  private static final String ADMIN = "the admin at 127.0.0.1";
  private static final String THERE = ADMIN + ", on the redundant node";

  @TempDir Path masterHome;
  @TempDir Path backupHome;
  private TestNode master;
  private TestNode backup;

  @BeforeEach
  void start() throws Exception {
    master = Redundant.master(masterHome);
    backup = Redundant.backup(backupHome, "http://127.0.0.1:" + master.port());
    Redundant.awaitFull(master.served().live());
    Redundant.awaitFull(backup.served().live());
  }

  @AfterEach
  void stop() throws Exception {
    backup.close();
    master.close();
  }

  @Test
  void theRunningNodeIsAsked() throws Exception {
    assertSwitches(master, ADMIN, THERE);
    assertSwitches(backup, THERE, ADMIN);
  }

  @Test
  void theStandbyNodeIsAsked() throws Exception {
    assertSwitches(backup, THERE, ADMIN);
    assertSwitches(master, ADMIN, THERE);
  }

  @Test
  void nobodyAskedForWhatTheNodesDoByThemselves() throws Exception {
    assertSwitches(master, ADMIN, THERE);
    LiveNode running = backup.served().live();
    NodeStatus answer = running.beginMaintenance(Instant.now().plusSeconds(60), "anna").status();
    assertFalse(answer.running());
    assertEquals(RedundantStatus.RUNNING, answer.redundantNode().status(), "it has handed over");
    assertNull(newest(master).by());
    assertNull(newest(backup).by(), "the maintenance is told by itself");
  }

  @Test
  void itLeavesTheTimeOfFullRedundancyAsItWas() throws Exception {
    String atMaster = redundancySince(master);
    String atBackup = redundancySince(backup);
    assertSwitches(master, ADMIN, THERE);
    assertEquals(atMaster, redundancySince(master));
    assertEquals(atBackup, redundancySince(backup));
    for (TestNode node : List.of(master, backup)) {
      assertEquals("Full", newest(node, Kind.REDUNDANCY).to(), "nothing was lost meanwhile");
      assertSameMoment(node, redundancySince(node));
    }
  }

  private static String redundancySince(TestNode node) throws Exception {
    JsonObject status = JsonParser.parseString(node.ask("GET", "/status").body()).getAsJsonObject();
    assertEquals("Full", status.get("redundancy").getAsString());
    return status.get("redundancySince").getAsString();
  }

  /** The metric counts from the moment that the status names. */
  private static void assertSameMoment(TestNode node, String since) throws Exception {
    Instant askedAt = Instant.now();
    String metrics = node.askAsAdmin("GET", "/metrics", "").body();
    Instant answeredAt = Instant.now();
    Matcher metric = Pattern.compile("redundancy_seconds\\{.*} (.+)").matcher(metrics);
    assertTrue(metric.find(), metrics);
    long millis = Math.round(Double.parseDouble(metric.group(1)) * 1000);
    Instant counted = Instant.parse(since).plusMillis(millis);
    assertFalse(counted.isBefore(askedAt.minusMillis(50)), counted + " at " + askedAt);
    assertFalse(counted.isAfter(answeredAt.plusMillis(50)), counted + " at " + answeredAt);
  }

  private void assertSwitches(TestNode asked, String byAtMaster, String byAtBackup)
      throws Exception {
    long epoch = newest(master).epoch();
    assertEquals(200, asked.askAsAdmin("POST", "/api/switch", "").statusCode());
    Redundant.awaitFull(master.served().live());
    Redundant.awaitFull(backup.served().live());
    assertEquals(byAtMaster, newest(master).by(), () -> newest(master).toString());
    assertEquals(byAtBackup, newest(backup).by(), () -> newest(backup).toString());
    assertTrue(newest(master).epoch() > epoch || newest(backup).epoch() > epoch);
  }

  /** The newest change of state. */
  private static Entry newest(TestNode node) {
    return newest(node, Kind.STATE);
  }

  private static Entry newest(TestNode node, Kind kind) {
    return node.served().live().events(100).stream()
        .filter(entry -> entry.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
