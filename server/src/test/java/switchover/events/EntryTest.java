package switchover.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final Instant AT = Instant.parse("2026-11-24T20:31:05.123456Z");

  @Test
  void isRenderedForReaders() {
    Entry entry =
        new Entry(AT, Kind.STATE, "Standby", "Running", "the \"master\" is gone", 4, "anna");
    Entry bare = new Entry(AT, Kind.ALARM, null, null, "disk full", 0, null);
    assertEquals(
        "{\"events\":[{\"at\":\"2026-11-24T20:31:05.123Z\",\"kind\":\"State\",\"from\":\"Standby\","
            + "\"to\":\"Running\",\"why\":\"the \\\"master\\\" is gone\",\"epoch\":4,"
            + "\"by\":\"anna\"},"
            + "{\"at\":\"2026-11-24T20:31:05.123Z\",\"kind\":\"Alarm\",\"why\":\"disk full\","
            + "\"epoch\":0}]}",
        EventLog.json(List.of(entry, bare)));
    assertEquals("{\"events\":[]}", EventLog.json(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a\nb\r\tc", "\0\u0007", "\u2028\uD83D\uDE00ü€", "\\\"}{,]"})
  void comesBackFromItsLine(String text) {
    Entry entry = new Entry(AT, Kind.LINK, text, text, text, Long.MAX_VALUE, text);
    String line = EventLog.FORM.line(entry);
    assertEquals(line.length() - 1, line.indexOf('\n'), "one line, ended");
    assertEquals(entry, EventLog.FORM.parse(line.stripTrailing()));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindComesBackFromItsLine(Kind kind) {
    Entry entry = new Entry(AT, kind, null, null, null, 0, null);
    assertEquals(entry, EventLog.FORM.parse(EventLog.FORM.line(entry).stripTrailing()));
  }

  @Test
  void aLongTextIsCut() {
    Entry entry = new Entry(AT, Kind.ALARM, null, null, "x".repeat(100_000), 0, null);
    assertEquals("x".repeat(Entry.MOST_CHARACTERS - 3) + "...", entry.why());
  }

  @Test
  void noFlippedBitGoesUnnoticed() {
    Entry entry =
        new Entry(AT, Kind.STATE, "Standby", "Running", "the master is silent", 4, "anna");
    byte[] line = EventLog.FORM.line(entry).stripTrailing().getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < line.length * 8; bit++) {
      byte[] damaged = line.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertNull(EventLog.FORM.parse(new String(damaged, StandardCharsets.UTF_8)), "bit " + bit);
    }
  }

  @Test
  void noPartOfALineIsTakenForAWholeOne() {
    Entry entry =
        new Entry(AT, Kind.STATE, "Standby", "Running", "the master is silent", 4, "anna");
    String line = EventLog.FORM.line(entry).stripTrailing();
    for (int length = 0; length < line.length(); length++) {
      assertNull(EventLog.FORM.parse(line.substring(0, length)));
    }
    assertFalse(line.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "rubbish",
        "{\"crc\":\"00000000\"}",
        "[[[[[[[[",
        "{\"at\":\"2026-11-24T20:31:05Z\",\"kind\":\"State\",\"epoch\":1}"
      })
  void rubbishIsNoEntry(String line) {
    assertNull(EventLog.FORM.parse(line));
  }
}
