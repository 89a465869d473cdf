package switchover.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchover.hook.LogLines;
import switchover.pair.Await;

@Timeout(120)
class EventLogTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final Instant START = Instant.parse("2026-11-24T20:31:05.123Z");
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Path file;
  private Path oldFile;
  private final LogLines log = new LogLines("switchover.events");

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("events.jsonl");
    oldFile = folder.resolve("events.old.jsonl");
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void aFreshFolderHoldsNothingAndThatIsNoFault() {
    assertEquals(List.of(), reopened());
    assertEquals(List.of(), log.all());
  }

  @Test
  void anEntryIsSeenAtOnceNewestFirst() {
    try (EventLog events = EventLog.open(folder)) {
      IntStream.range(0, 5).forEach(number -> events.add(entry(number)));
      assertEquals(numbers(4, 0), numbersOf(events.newest(ALL)));
      assertEquals(numbers(4, 3), numbersOf(events.newest(2)));
      assertEquals(List.of(), events.newest(0));
    }
  }

  @Test
  void entriesAreThereAgainAfterARestart() {
    write(0, 5);
    write(5, 7);
    assertEquals(numbers(6, 0), reopened());
    assertEquals(List.of(), log.all());
  }

  @Test
  void anEntryIsDurableWithoutClosing() {
    EventLog events = EventLog.open(folder);
    events.add(entry(0));
    Await.until("it is on disk", ENOUGH, () -> "not", () -> Files.readString(file).endsWith("\n"));
    assertEquals(numbers(0, 0), reopened());
    events.close();
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    write(0, 1);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void theLastThousandAreKeptAndTheDiskIsBounded() throws Exception {
    for (int from = 0; from < 6000; from += 300) {
      write(from, from + 300);
      assertEquals(numbers(from + 299, Math.max(0, from + 300 - 1000)), reopened());
    }
    long lines = Files.readAllLines(file).size() + Files.readAllLines(oldFile).size();
    assertTrue(lines < 3000, lines + " lines");
    assertEquals(List.of(), log.all());
  }

  @Test
  void fiveThousandAtOnceAreBoundedAsWell() {
    try (EventLog events = EventLog.open(folder)) {
      IntStream.range(0, 5000).forEach(number -> events.add(entry(number)));
      assertEquals(numbers(4999, 4000), numbersOf(events.newest(ALL)));
    }
    assertEquals(numbers(4999, 4000), reopened());
  }

  /** A kill in the middle of a write, at each byte; what is added afterwards is whole. */
  @Test
  void aTornLastLineIsDroppedAndTheNextEntryIsWhole() throws Exception {
    write(0, 3);
    byte[] whole = Files.readAllBytes(file);
    List<Integer> ends = lineEnds(whole);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int left = 0;
      for (int end : ends) {
        left += end - 1 <= length ? 1 : 0;
      }
      assertEquals(numbers(left - 1, 0), reopened(), "cut at " + length);
      write(9, 10);
      List<Long> expected = new ArrayList<>(List.of(9L));
      expected.addAll(numbers(left - 1, 0));
      assertEquals(expected, reopened(), "added after a cut at " + length);
    }
  }

  @Test
  void aTornLineIsSaidInOneLine() throws Exception {
    write(0, 3);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    reopened();
    assertEquals(
        List.of("WARNING " + file + " ends in the middle of a line, which is left out"), log.all());
  }

  /** Whichever bit flips, at most two lines are lost: the flipped one, and that it runs into. */
  @Test
  void aFlippedBitCostsItsLineAlone() throws Exception {
    write(0, 4);
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      int said = log.all().size();
      List<Long> left = reopened();
      assertTrue(left.size() >= 2 && left.size() <= 3, "bit " + bit + ": " + left);
      assertTrue(List.of(0L, 1L, 2L, 3L).containsAll(left), "bit " + bit + ": " + left);
      assertTrue(log.all().size() > said, "bit " + bit);
    }
  }

  @Test
  void damagedLinesAreLeftOutAndCounted() throws Exception {
    write(0, 2);
    Files.writeString(file, "rubbish\n\n{}\n", StandardOpenOption.APPEND);
    write(2, 3);
    assertEquals(numbers(2, 0), reopened());
    assertEquals("WARNING " + file + " holds damaged lines, left out: 3", log.all().get(0));
  }

  @Test
  void rubbishOfAnyKindHarmsNothing() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      byte[] rubbish = new byte[random.nextInt(5000)];
      random.nextBytes(rubbish);
      Files.write(file, rubbish);
      Files.write(oldFile, rubbish);
      assertEquals(List.of(), reopened());
      write(round, round + 1);
      assertEquals(numbers(round, round), reopened());
    }
  }

  @Test
  void anEmptyFileHoldsNothingAndThatIsNoFault() throws Exception {
    Files.createFile(file);
    assertEquals(List.of(), reopened());
    write(0, 1);
    assertEquals(numbers(0, 0), reopened());
    assertEquals(List.of(), log.all());
  }

  @Test
  void aHugeFileIsLeftAsideAndGivesWay() throws Exception {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 34);
    }
    write(0, 1);
    assertEquals(numbers(0, 0), reopened());
    assertTrue(Files.size(file) < 1000);
    assertTrue(log.all().get(0).contains("more than"), log.all().get(0));
  }

  @Test
  void aFileThatIsTakenAwayMeanwhileIsMadeAnew() throws Exception {
    try (EventLog events = EventLog.open(folder)) {
      events.add(entry(0));
      Await.until("it is on disk", ENOUGH, () -> "not", () -> Files.size(file) > 0);
      Files.delete(file);
      events.add(entry(1));
    }
    assertEquals(numbers(1, 1), reopened());
  }

  /** No right to write, or, for one who may write everything, none needed: the node goes on. */
  @Test
  void aReadOnlyFileHarmsNothing() throws Exception {
    write(0, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    try (EventLog events = EventLog.open(folder)) {
      events.add(entry(1));
      assertEquals(numbers(1, 0), numbersOf(events.newest(ALL)));
    }
    assertEquals(0L, reopened().get(reopened().size() - 1));
  }

  /** A folder in the file's place refuses even a superuser. */
  @Test
  void whatTheDiskRefusesIsWrittenWhenItTakesItAgain() throws Exception {
    Files.createDirectory(file);
    try (EventLog events = EventLog.open(folder)) {
      IntStream.range(0, 3).forEach(number -> events.add(entry(number)));
      awaitLine("SEVERE ALARM: events can not be written to " + folder);
      events.add(entry(3));
      assertEquals(numbers(3, 0), numbersOf(events.newest(ALL)));
      Files.delete(file);
      awaitLine("INFO events are written to " + folder + " again");
    }
    assertEquals(numbers(3, 0), reopened());
    assertEquals(1, log.all().stream().filter(line -> line.contains("ALARM")).count());
  }

  /** A device that is always full. */
  @Test
  void aFullDiskHarmsNothing() throws Exception {
    Files.createSymbolicLink(file, Path.of("/dev/full"));
    try (EventLog events = EventLog.open(folder)) {
      events.add(entry(0));
      awaitLine("No space left on device");
      assertEquals(numbers(0, 0), numbersOf(events.newest(ALL)));
      Files.delete(file);
      events.add(entry(1));
    }
    assertEquals(numbers(1, 0), reopened());
  }

  @Test
  void aMissingFolderHarmsNothing() {
    try (EventLog events = EventLog.open(folder.resolve("no/such/folder"))) {
      events.add(entry(0));
      awaitLine("SEVERE ALARM: events can not be written");
      assertEquals(numbers(0, 0), numbersOf(events.newest(ALL)));
    }
  }

  /** Two threads add; each one's own order is kept, in memory and on disk. */
  @Test
  void theOrderOfAdditionsIsKept() throws Exception {
    List<Long> seen;
    try (EventLog events = EventLog.open(folder)) {
      Thread even =
          new Thread(() -> IntStream.range(0, 200).forEach(n -> events.add(entry(2 * n))));
      Thread odd =
          new Thread(() -> IntStream.range(0, 200).forEach(n -> events.add(entry(2 * n + 1))));
      even.start();
      odd.start();
      even.join();
      odd.join();
      seen = numbersOf(events.newest(ALL));
    }
    assertEquals(400, seen.size());
    assertEquals(seen, reopened());
    for (int parity = 0; parity < 2; parity++) {
      int wanted = parity;
      List<Long> own = seen.stream().filter(number -> number % 2 == wanted).toList();
      assertEquals(own.stream().sorted((a, b) -> Long.compare(b, a)).toList(), own);
    }
  }

  private void write(int from, int to) {
    try (EventLog events = EventLog.open(folder)) {
      IntStream.range(from, to).forEach(number -> events.add(entry(number)));
    }
  }

  private List<Long> reopened() {
    try (EventLog events = EventLog.open(folder)) {
      return numbersOf(events.newest(ALL));
    }
  }

  private void awaitLine(String part) {
    Await.until(
        "the log says: " + part,
        ENOUGH,
        () -> log.all().toString(),
        () -> log.all().stream().anyMatch(line -> line.contains(part)));
  }

  private static Entry entry(long number) {
    return new Entry(
        START.plusSeconds(number),
        Kind.STATE,
        "Standby",
        "Running",
        "number " + number,
        number,
        null);
  }

  private static List<Long> numbersOf(List<Entry> entries) {
    return entries.stream().map(Entry::epoch).toList();
  }

  /** Down from the first to the last. */
  private static List<Long> numbers(long first, long last) {
    List<Long> numbers = new ArrayList<>();
    for (long number = first; number >= last; number--) {
      numbers.add(number);
    }
    return numbers;
  }

  private static List<Integer> lineEnds(byte[] bytes) {
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        ends.add(at + 1);
      }
    }
    return ends;
  }
}
