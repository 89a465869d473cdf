package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody can tell whether the node was in maintenance: it starts, says so, and does not take over
 * until a person has spoken.
 */
class DamagedMaintenanceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "\u0000\u0000", "2026-13-01T00:00:00Z", "2026-11-2"})
  void itIsAnAlarmAndTheNodeDoesNotTakeOver(String content) throws Exception {
    Path file = folder.toRealPath().resolve("maintenance");
    Files.writeString(file, content);
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      String alarm = LoneNode.alarms(node).get(0);
      assertTrue(alarm.startsWith(file + ": "), alarm);
      assertTrue(alarm.contains("is damaged; allowed: an instant, or empty"), alarm);
      Instant until = Instant.parse(node.snapshot().status().maintenance().until());
      assertTrue(until.isAfter(Instant.now().plus(Duration.ofDays(29))), until.toString());
      LoneNode.assertStaysStandby(node, 1000);
      assertEquals(content, Files.readString(file), "what was found is kept for a person");
      assertTrue(node.endMaintenance("anna").status().running(), "what is answered is what is");
    }
    assertEquals("", Files.readString(file).strip());
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      LoneNode.awaitRunning(node);
      assertEquals(1, LoneNode.alarms(node).size(), "that of the first start");
    }
  }

  @Test
  void aPersonMaySayAnotherEnd() throws Exception {
    Files.writeString(folder.resolve("maintenance"), "?");
    Instant end = Instant.parse("2126-11-26T12:00:00Z");
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      node.beginMaintenance(end, "anna");
    }
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      assertEquals(end.toString(), node.snapshot().status().maintenance().until());
      assertEquals(1, LoneNode.alarms(node).size(), "that of the first start");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "2020-01-01T00:00:00Z\n"})
  void offAndOverAreNoDamage(String content) throws Exception {
    Files.writeString(folder.resolve("maintenance"), content);
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      assertNull(node.snapshot().status().maintenance());
      assertEquals(List.of(), LoneNode.alarms(node));
    }
  }
}
