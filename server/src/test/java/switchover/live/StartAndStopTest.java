package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.events.Kind;
import switchover.hook.LogLines;

/** Start and stop of a node are events, with version, mode, epoch and why, and a line each. */
class StartAndStopTest {
  @TempDir Path folder;

  @Test
  void bothAreTold() throws Exception {
    Files.writeString(folder.resolve("epoch"), "41");
    List<String> lines;
    try (LogLines log = new LogLines("switchover.node")) {
      LiveNode node = LoneNode.start(folder, "{}");
      node.stop("its process was told to end");
      lines = log.all();
    }
    List<Entry> told = kept();
    assertEquals("started", told.get(0).to());
    assertEquals("version " + Version.TEXT + ", Independent", told.get(0).why());
    assertEquals(41, told.get(0).epoch(), "as found on disk");
    assertEquals("stopped", told.get(1).to());
    assertEquals("its process was told to end", told.get(1).why());
    assertEquals(2, told.size(), told::toString);
    assertTrue(
        lines.contains("INFO started: version " + Version.TEXT + ", Independent (epoch 41)"),
        lines::toString);
    assertTrue(
        lines.get(lines.size() - 1).startsWith("INFO stopped: its process was told to end (epoch "),
        lines::toString);
  }

  @Test
  void aStartSaysThatTheOneBeforeEndedWithoutAStop() throws Exception {
    try (EventLog log = EventLog.open(folder)) {
      log.add(new Entry(Instant.now(), Kind.NODE, null, "started", "version 1", 0, null));
      log.add(new Entry(Instant.now(), Kind.STATE, "Standby", "Running", "silence", 1, null));
    }
    LoneNode.start(folder, "{}").stop("the test is over");
    LoneNode.start(folder, "{}").stop("the test is over");
    List<Entry> told = kept();
    assertTrue(told.get(1).why().endsWith("; before, it ended without a stop"), told::toString);
    assertFalse(told.get(3).why().contains("without a stop"), told::toString);
  }

  @Test
  void aStartThatFailsIsNone() {
    String backup =
        "{\"redundancy\":{\"mode\":\"Backup\",\"pair\":\"p\",\"masterAddress\":\"http://a:1\"}}";
    assertThrows(IOException.class, () -> LoneNode.start(folder, backup), "it has no key");
    assertFalse(Files.exists(folder.resolve("events.jsonl")));
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertTrue(Version.TEXT.matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?"), Version.TEXT);
  }

  /** What the disk holds of starts and stops, oldest first. */
  private List<Entry> kept() {
    try (EventLog log = EventLog.open(folder)) {
      // Not by their times: a start and a stop may come in one millisecond.
      List<Entry> told =
          new ArrayList<>(
              log.newest(EventLog.MOST_ENTRIES).stream()
                  .filter(entry -> entry.kind() == Kind.NODE)
                  .toList());
      Collections.reverse(told);
      return told;
    }
  }
}
