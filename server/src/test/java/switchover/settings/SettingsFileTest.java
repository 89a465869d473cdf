package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node starts with, whatever has become of its settings on disk. */
class SettingsFileTest {
  private static final String OLD = "{\"schema\":1,\"node\":{\"name\":\"old\",\"httpPort\":8061}}";
  private static final String NEW = "{\"schema\":1,\"node\":{\"name\":\"new\",\"httpPort\":8062}}";

  @TempDir Path folder;
  private SettingsFile file;

  @BeforeEach
  void open() {
    file = new SettingsFile(folder);
  }

  @Test
  void whatIsSavedIsReadAndNothingElseIsLeft() throws Exception {
    for (String text : List.of(OLD, NEW)) {
      file.save(document(text));
      assertEquals(document(text).tag(), read().document().tag());
      assertNull(read().fault());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("switchover.json", "switchover.json.good"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000\u0000\u0000\u0000",
        "{\"schema\":1,\"node\":{\"name\":\"n",
        "{\"schema\":1,\"node\":{\"httpPort\":0}}",
        "{\"schema\":0}",
        "[]"
      })
  void inPlaceOfADamagedFileTheLastGoodIsUsedAndTheFileIsLeftAsEvidence(String damaged)
      throws Exception {
    file.save(document(OLD));
    write(damaged);
    SettingsFile.Stored stored = read();
    assertEquals("old", stored.parsed().settings().node().name());
    assertNotNull(stored.fault());
    assertEquals(stored.fault(), file.fault());
    assertEquals(damaged, Files.readString(file.path()));
    file.keepGood();
    assertEquals("old", read().parsed().settings().node().name());
  }

  @Test
  void everyCutOfAFileGivesTheLastGood() throws Exception {
    file.save(document(OLD));
    byte[] whole = document(NEW).bytes();
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(file.path(), Arrays.copyOf(whole, length));
      assertEquals("old", read().parsed().settings().node().name(), "cut to " + length);
    }
  }

  @Test
  void aLostFileIsTheLastGoodAndNoFirstStart() throws Exception {
    file.save(document(OLD));
    Files.delete(file.path());
    assertEquals("old", read().parsed().settings().node().name());
    assertTrue(file.fault().getMessage().contains("nothing is there"), file.fault().getMessage());
    Files.createDirectory(file.path());
    assertEquals("old", read().parsed().settings().node().name());
  }

  @Test
  void aFileThatWasEditedIsUsedAndIsTheNextLastGood() throws Exception {
    file.save(document(OLD));
    write(NEW);
    assertEquals("new", read().parsed().settings().node().name());
    assertNull(file.fault());
    file.keepGood();
    write("torn");
    assertEquals("new", read().parsed().settings().node().name());
  }

  /** What a disk does to a file: another content, and no trace of a write. */
  @Test
  void eachFlippedBitThatNobodyWroteGivesTheLastGood() throws Exception {
    byte[] saved = document(OLD).bytes();
    for (int bit = 0; bit < saved.length * Byte.SIZE; bit += 3) {
      byte[] rotten = saved.clone();
      rotten[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      LastGood.Copy copy = new LastGood.Copy(saved, "stamp");
      assertTrue(copy.showsRot(rotten, "stamp"), "bit " + bit);
      assertFalse(copy.showsRot(rotten, "another stamp"), "somebody wrote it");
    }
    write(NEW);
    DurableFile durable = new DurableFile(file.path());
    String stamp = durable.stamp();
    while (stamp == null) {
      stamp = durable.stamp();
    }
    new LastGood(new DurableFile(folder.resolve(LastGood.FILE))).write(saved, stamp);
    SettingsFile.Stored stored = read();
    assertEquals("old", stored.parsed().settings().node().name());
    assertTrue(stored.fault().getMessage().contains("nobody wrote it"));
    file.keepGood();
    assertEquals("old", read().parsed().settings().node().name(), "rot never becomes the good one");
  }

  @Test
  void aDamagedCopyIsNothingAndIsMadeAnew() throws Exception {
    file.save(document(OLD));
    Path copy = folder.resolve(LastGood.FILE);
    byte[] whole = Files.readAllBytes(copy);
    LastGood good = new LastGood(new DurableFile(copy));
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(copy, flipped);
      assertNull(good.read(), "bit " + bit);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(copy, Arrays.copyOf(whole, length));
      assertNull(good.read(), "cut to " + length);
    }
    assertEquals("old", read().parsed().settings().node().name());
    file.keepGood();
    assertArrayEquals(document(OLD).bytes(), good.read().settings());
    write("torn");
    Files.write(copy, new byte[0]);
    assertThrows(SettingsException.class, this::read, "both are damaged: nothing is guessed");
  }

  @Test
  void aNewerVersionsFileIsRefusedAndNotReplacedByAnOldOne() throws Exception {
    file.save(document(OLD));
    write("{\"schema\":2,\"node\":{\"name\":7}}");
    SettingsException refused = assertThrows(SettingsException.class, this::read);
    assertTrue(refused.getMessage().contains("newer version"), refused.getMessage());
  }

  @Test
  void whatIsNotKnownIsKeptToTheDigit() throws Exception {
    String text =
        "{\"x\":{\"b\":1.50,\"a\":[1e3,null,\"\u4e2d\\u0000<>&\ud83d\ude00\",{\"\":false}],"
            + "\"long\":12345678901234567890.000001},\"node\":{\"name\":\"old\",\"nmae\":null},"
            + "\"schema\":1}";
    file.save(document(text));
    String kept = new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
    assertEquals(document(text).json().toString(), document(kept).json().toString());
    for (String digits : List.of("1.50", "1e3", "12345678901234567890.000001")) {
      assertTrue(kept.contains(digits), kept);
    }
    assertEquals(List.of("x", "node.nmae"), read().parsed().unknown());
  }

  @Test
  void whatCannotBeWrittenChangesNothing() throws Exception {
    file.save(document(OLD));
    Files.createDirectories(folder.resolve(".switchover.json.new/in-the-way"));
    IOException failure = assertThrows(IOException.class, () -> file.save(document(NEW)));
    assertTrue(failure.getMessage().contains("can't be written"), failure.getMessage());
    assertEquals("old", read().parsed().settings().node().name());
    assertNull(file.fault());
  }

  @Test
  void aSaveMendsADamagedFile() throws Exception {
    file.save(document(OLD));
    write("torn");
    read();
    assertNotNull(file.fault());
    file.save(document(NEW));
    assertNull(file.fault());
    assertEquals("new", read().parsed().settings().node().name());
  }

  private SettingsFile.Stored read() throws SettingsException {
    return file.read();
  }

  private void write(String text) throws IOException {
    Files.writeString(file.path(), text);
  }

  private static SettingsDocument document(String text) throws SettingsException {
    return SettingsDocument.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
