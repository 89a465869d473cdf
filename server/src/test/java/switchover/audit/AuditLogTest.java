package switchover.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.pair.Await;

class AuditLogTest {
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @TempDir Path folder;
  private long nowMillis;

  @Test
  void anActHasTheFieldsOfTheStandardAndIsThereAfterARestart() throws Exception {
    try (AuditLog audit = open()) {
      audit.add(Act.SWITCH, "anna", "10.0.0.5", false, "the redundant node is not ready");
    }
    try (AuditLog audit = open()) {
      audit.add(Act.SIGN_OUT, "anna", "10.0.0.5", true, null);
      List<AuditEntry> newest = audit.newest(10);
      assertEquals(List.of(2L, 1L), newest.stream().map(AuditEntry::id).toList());
      JsonObject first =
          JsonParser.parseString(AuditLog.json(newest))
              .getAsJsonObject()
              .getAsJsonArray("audit")
              .get(1)
              .getAsJsonObject();
      assertEquals(
          Set.of("eventId", "timestamp", "category", "type", "who", "source", "result", "detail"),
          first.keySet());
      assertEquals("ControlSystem", first.get("category").getAsString());
      assertEquals("Switch", first.get("type").getAsString());
      assertEquals("10.0.0.5", first.get("source").getAsString());
      assertEquals("Failure", first.get("result").getAsString());
      Instant.parse(first.get("timestamp").getAsString());
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("audit.jsonl"))));
  }

  @Test
  void whoGuessesWithoutEndWashesNothingAway() {
    try (AuditLog audit = open()) {
      audit.add(Act.ACCOUNT_ADDED, "anna", "10.0.0.5", true, "max");
      for (int guess = 0; guess < 10_000; guess++) {
        audit.addRefused(Act.SIGN_IN, "nobody", "10.0.0.66", "wrong");
      }
      assertEquals(1 + Trickle.PER_MINUTE, audit.newest(100).size());
      nowMillis += 60_000;
      audit.addRefused(Act.SIGN_IN, "nobody", "10.0.0.66", "wrong");
      String told = audit.newest(1).get(0).detail();
      assertTrue(told.endsWith(Integer.toString(10_000 - Trickle.PER_MINUTE)), told);
    }
  }

  @Test
  void itIsBoundedAndSaysWhenItIsNearlyFull() throws Exception {
    int added = 0;
    try (AuditLog audit = open()) {
      assertFalse(audit.isNearlyFull());
      while (added < AuditLog.MOST_ENTRIES - AuditLog.NEARLY_FULL - 200) {
        added = addHundred(audit, added);
      }
      assertFalse(audit.isNearlyFull(), "there is room");
      while (!audit.isNearlyFull()) {
        added = addHundred(audit, added);
      }
      assertTrue(added < AuditLog.MOST_ENTRIES, "it is said before anything is dropped: " + added);
      assertEquals(1, audit.newest(AuditLog.MOST_ENTRIES).get(added - 1).id());
      while (audit.isNearlyFull()) {
        added = addHundred(audit, added);
      }
    }
    try (AuditLog audit = open()) {
      List<AuditEntry> kept = audit.newest(AuditLog.MOST_ENTRIES + 1);
      assertTrue(kept.size() >= AuditLog.LINES_PER_FILE, "the newer half is kept");
      assertTrue(kept.size() <= AuditLog.MOST_ENTRIES);
      assertEquals(added, kept.get(0).id());
    }
  }

  private int addHundred(AuditLog audit, int before) {
    for (int each = 0; each < 100; each++) {
      audit.add(Act.SETTINGS_SAVED, "anna", "10.0.0.5", true, "node.name");
    }
    Path file = folder.resolve("audit.jsonl");
    String last = "\"eventId\":" + (before + 100) + ",";
    Await.until(
        "it is on disk",
        ENOUGH,
        () -> "not",
        () -> Files.exists(file) && Files.readString(file).contains(last));
    return before + 100;
  }

  /** A folder in the file's place refuses even a superuser. */
  @Test
  void aDiskThatRefusesIsSaid() throws Exception {
    Path file = Files.createDirectory(folder.resolve("audit.jsonl"));
    try (AuditLog audit = open()) {
      audit.add(Act.RESTART, "anna", "10.0.0.5", true, null);
      Await.until("it is said", ENOUGH, () -> "not", audit::isFailing);
      Files.delete(file);
      audit.add(Act.RESTART, "anna", "10.0.0.5", true, null);
      Await.until("it is over", ENOUGH, () -> "not", () -> !audit.isFailing());
    }
    try (AuditLog audit = open()) {
      assertEquals(2, audit.newest(10).size(), "nothing is lost");
    }
  }

  private AuditLog open() {
    return AuditLog.open(folder, () -> nowMillis);
  }
}
