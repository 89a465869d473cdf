package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.events.Entry;
import switchover.events.Kind;
import switchover.live.LiveNode;

/** Both nodes' events tell who asked for a switch, whichever of the two was asked. */
class WhoAskedTest {
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
    running.beginMaintenance(Instant.now().plusSeconds(60), "anna");
    Redundant.await("the master runs", () -> newest(master).to().equals("Running"));
    assertNull(newest(master).by());
    assertNull(newest(backup).by(), "the maintenance is told by itself");
  }

  private void assertSwitches(TestNode asked, String byAtMaster, String byAtBackup)
      throws Exception {
    long epoch = newest(master).epoch();
    assertEquals(200, asked.askAsAdmin("POST", "/api/switch", "").statusCode());
    Redundant.awaitFull(master.served().live());
    Redundant.awaitFull(backup.served().live());
    assertEquals(byAtMaster, newest(master).by(), () -> newest(master).toString());
    assertEquals(byAtBackup, newest(backup).by(), () -> newest(backup).toString());
    assertEquals(true, newest(master).epoch() > epoch || newest(backup).epoch() > epoch);
  }

  /** The newest change of state. */
  private static Entry newest(TestNode node) {
    return node.served().live().events(100).stream()
        .filter(entry -> entry.kind() == Kind.STATE)
        .findFirst()
        .orElseThrow();
  }
}
