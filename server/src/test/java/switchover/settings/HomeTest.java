package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.hook.LogLines;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Mode;

/** What a node keeps in its home folder, and what becomes of it when it is damaged. */
class HomeTest {
  private static final String MASTER =
      "{\"redundancy\": {\"mode\": \"Master\", \"pair\": \"line-3\"}}";
  private static final String BACKUP =
      "{\"redundancy\": {\"mode\": \"Backup\", \"pair\": \"line-3\","
          + " \"masterAddress\": \"http://serverA:8060\"}}";

  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void open() throws IOException {
    home = Home.open(folder.resolve("home"));
  }

  @Test
  void theFirstStartWritesTheSettingsOfAnIndependentNode() throws Exception {
    Settings first = home.settings();
    assertEquals(Mode.INDEPENDENT, first.redundancy().mode());
    assertEquals(8060, first.node().httpPort());
    assertTrue(Files.readString(file("switchover.json")).contains("\"Independent\""));
    assertEquals(first, Home.open(home.folder()).settings());
  }

  @Test
  void aWarningIsGivenOnceForTheSameSettings() throws Exception {
    write("switchover.json", "{\"node\": {\"nmae\": \"A\"}}");
    List<String> lines;
    try (LogLines log = new LogLines("switchover.home")) {
      home.settings();
      home.settings();
      write("switchover.json", "{\"node\": {\"naem\": \"A\"}}");
      home.settings();
      lines = log.all();
    }
    String said = "WARNING " + file("switchover.json") + ": unknown, without effect: ";
    assertEquals(List.of(said + "[node.nmae]", said + "[node.naem]"), lines);
  }

  @Test
  void badSettingsAreLeftAsTheyAre() throws Exception {
    write("switchover.json", "{\"node\": {\"httpPort\": 0}}");
    assertThrows(SettingsException.class, home::settings);
    assertEquals("{\"node\": {\"httpPort\": 0}}", Files.readString(file("switchover.json")));
  }

  @Test
  void theNodeIdIsMadeOnceAndStays() throws Exception {
    String id = home.nodeId();
    assertEquals(36, id.length());
    assertEquals(id, Home.open(home.folder()).nodeId());
  }

  @Test
  void aMasterMakesTheKeyAtItsFirstStartAndKeepsIt() throws Exception {
    write("switchover.json", MASTER);
    byte[] key = home.pairKey().bytes();
    assertEquals(32, key.length);
    String line = Files.readString(file("pair.key"));
    assertArrayEquals(key, Base64.getDecoder().decode(line.strip()));
    assertEquals(1, line.lines().count());
    assertArrayEquals(key, Home.open(home.folder()).pairKey().bytes());
  }

  @Test
  void aBackupWithoutAKeyIsToldWhatToDo() throws Exception {
    write("switchover.json", BACKUP);
    IOException failure = assertThrows(IOException.class, home::pairKey);
    assertTrue(failure.getMessage().contains(file("pair.key").toString()));
    assertTrue(failure.getMessage().contains("copy it here"));
    assertFalse(Files.exists(file("pair.key")));
  }

  @Test
  void noSecretIsInAMessage() throws Exception {
    write("switchover.json", MASTER);
    assertFalse(home.pairKey().toString().contains(Files.readString(file("pair.key")).strip()));
    write("pair.key", "c2VjcmV0\n");
    String message = assertThrows(IOException.class, home::pairKey).getMessage();
    assertFalse(message.contains("c2VjcmV0"), message);
    write("admin.token", "tooShort\n");
    message = assertThrows(IOException.class, home::adminToken).getMessage();
    assertFalse(message.contains("tooShort"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base64!",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAA"
      })
  void aDamagedKeyIsNamedAndNotReplaced(String content) throws Exception {
    write("switchover.json", MASTER);
    write("pair.key", content);
    IOException failure = assertThrows(IOException.class, home::pairKey);
    assertTrue(failure.getMessage().contains("base64 of 32 bytes"), failure.getMessage());
    assertEquals(content, Files.readString(file("pair.key")));
  }

  @Test
  void theTokenIsMadeOnceAndLong() throws Exception {
    String token = home.adminToken();
    assertEquals(32, Base64.getUrlDecoder().decode(token).length);
    assertEquals(token, Home.open(home.folder()).adminToken());
  }

  @Test
  void everyFileIsForItsOwnerAloneFromTheBeginning() throws Exception {
    write("switchover.json", MASTER);
    home.nodeId();
    home.pairKey();
    home.adminToken();
    home.epoch().save(1);
    home.nextBoot(0);
    home.known().save(Known.NOTHING);
    for (String name :
        List.of("node.id", "pair.key", "admin.token", "epoch", "boots", "known.json")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))),
          name);
    }
  }

  @Test
  void aSavedEpochIsReadAgainAndNothingElseIsLeft() throws Exception {
    assertEquals(0, home.epoch().read());
    for (long epoch : new long[] {1, 2, 999_999_999_999L}) {
      home.epoch().save(epoch);
      assertEquals(epoch, Home.open(home.folder()).epoch().read());
    }
    try (Stream<Path> files = Files.list(home.folder())) {
      assertEquals(List.of("epoch"), files.map(path -> path.getFileName().toString()).toList());
    }
  }

  @Test
  void whatAPowerCutLeftHalfWrittenIsNotRead() throws Exception {
    home.epoch().save(7);
    write(".epoch.new", "8");
    assertEquals(7, Home.open(home.folder()).epoch().read());
    home.epoch().save(9);
    assertEquals(9, home.epoch().read());
    assertFalse(Files.exists(file(".epoch.new")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "-1", "1.5", "1 2", "99999999999999999999", "\u0000\u0000"})
  void aDamagedEpochIsNamedAndNeverGuessed(String content) throws Exception {
    write("epoch", content);
    IOException failure = assertThrows(IOException.class, () -> home.epoch().read());
    assertTrue(failure.getMessage().contains(file("epoch").toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains("one whole number"), failure.getMessage());
    assertEquals(content, Files.readString(file("epoch")));
  }

  @Test
  void anEpochThatCannotBeSavedIsAFailureAndTheOldOneStays() throws Exception {
    home.epoch().save(3);
    Files.createDirectories(file(".epoch.new").resolve("in-the-way"));
    IOException failure = assertThrows(IOException.class, () -> home.epoch().save(4));
    assertTrue(failure.getMessage().contains("can't be written"), failure.getMessage());
    assertEquals(3, home.epoch().read());
  }

  @Test
  void bootsAreCounted() throws Exception {
    assertEquals(0, home.boots());
    assertEquals(1, home.nextBoot(0));
    assertEquals(1, Home.open(home.folder()).boots());
  }

  @Test
  void whatIsKnownIsRememberedWithItsOrder() throws Exception {
    Known known =
        new Known(
            "a91e",
            "server\"B\" \u00fc",
            List.of(new Address("https://testserver.com:8066", AddressSource.PUBLIC_ADDRESS)),
            List.of(
                new Address("http://serverb:8060", AddressSource.HOST_NAME),
                new Address("http://[2001:db8::2]:8060", AddressSource.REMOTE_ADDRESS)));
    home.known().save(known);
    assertEquals(known, Home.open(home.folder()).known().load());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"own\":[7]}",
        "{\"own\":[{\"url\":\"javascript:alert(1)\",\"source\":\"HostName\"}]}",
        "{\"own\":[{\"url\":\"http://a\",\"source\":\"Guess\"}]}",
        "{\"redundantNodeId\":7}"
      })
  void aDamagedMemoryIsAnEmptyOne(String content) throws Exception {
    write("known.json", content);
    assertEquals(Known.NOTHING, home.known().load());
  }

  @Test
  void aHomeIsForOneNodeAtATime() throws Exception {
    try (AutoCloseable lock = home.lock()) {
      IOException failure = assertThrows(IOException.class, () -> Home.open(home.folder()).lock());
      assertTrue(failure.getMessage().contains(home.folder().toString()), failure.getMessage());
      assertTrue(failure.getMessage().contains("in use"), lock.toString());
    }
    home.lock().close();
  }

  @Test
  void aNodeThatStartsWaitsForACommandThatHasItsHome() throws Exception {
    AutoCloseable ofCommand = home.lockIfFree();
    Thread starting = Thread.currentThread();
    Thread command =
        new Thread(
            () -> {
              while (starting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              assertDoesNotThrow(ofCommand::close);
            });
    command.start();
    home.lock().close();
    command.join();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    IOException failure = assertThrows(IOException.class, () -> Home.open(file));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains("is a file; allowed: a folder"));
    assertFalse(failure.getMessage().contains("Exception"), failure.getMessage());
  }

  private Path file(String name) {
    return home.folder().resolve(name);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(file(name), content);
  }
}
