package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.settings.Home;
import switchover.settings.PairKey;
import switchover.settings.RedundancySettings;
import switchover.status.Mode;

/** What the commands for a home folder do to it, say, and refuse. */
class HomeCommandsTest {
  private static final String MASTER = "http://serverA:8060";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path masterHome;
  private Path backupHome;
  private String key;

  @BeforeEach
  void aMastersHome() throws IOException {
    masterHome = Files.createDirectory(folder.resolve("a"));
    backupHome = folder.resolve("b");
    Files.writeString(
        masterHome.resolve("switchover.json"),
        "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"line-3\"}}");
    assertEquals(Exit.DONE, run(new Command.KeyShow(masterHome, false), ""));
    key = said(out);
  }

  private int run(Command.AtHome command, String pasted) {
    out.reset();
    err.reset();
    ByteArrayInputStream in = new ByteArrayInputStream(pasted.getBytes(StandardCharsets.UTF_8));
    return HomeCommands.run(command, in, new PrintStream(out, true), new PrintStream(err, true));
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).strip();
  }

  private Command.Join join(boolean force) {
    return new Command.Join(backupHome, MASTER, null, "line-3", 8061, force);
  }

  private RedundancySettings redundancy() throws Exception {
    return Home.open(backupHome).settings().redundancy();
  }

  @Test
  void aBackupIsJoinedByOneCommandWithThePastedKey() throws Exception {
    assertEquals(Exit.DONE, run(join(false), key + "\n"), () -> said(err));
    assertTrue(said(out).contains("java -jar switchover.jar --home " + backupHome), said(out));
    assertFalse(said(out).contains(key), "no secret is said");
    assertEquals(Mode.BACKUP, redundancy().mode());
    assertEquals("line-3", redundancy().pair());
    assertEquals(MASTER, redundancy().masterAddress());
    assertEquals(8061, Home.open(backupHome).settings().node().httpPort());
    assertEquals(key, Files.readString(backupHome.resolve("pair.key")).strip());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(backupHome.resolve("pair.key"))));
    assertEquals(Exit.DONE, run(join(false), key), "once more changes nothing");
  }

  @Test
  void theKeyMayComeInAFileAndOtherSettingsAreKept() throws Exception {
    Files.createDirectory(backupHome);
    Files.writeString(
        backupHome.resolve("switchover.json"),
        "{\"node\":{\"name\":\"B\"},\"later\":1,\"redundancy\":{\"pair\":\"p\",\"missedPings\":4}}");
    Command.Join join =
        new Command.Join(backupHome, MASTER, masterHome.resolve("pair.key"), null, null, false);
    assertEquals(Exit.DONE, run(join, ""), () -> said(err));
    assertEquals("p", redundancy().pair(), "that of the home");
    assertEquals(4, redundancy().missedPings());
    assertEquals("B", Home.open(backupHome).settings().node().name());
    assertTrue(Files.readString(backupHome.resolve("switchover.json")).contains("\"later\": 1"));
  }

  @Test
  void anotherKeyOrModeIsOnlyReplacedByForce() throws Exception {
    String other = PairKey.random().line();
    run(join(false), other);
    assertEquals(Exit.USAGE, run(join(false), key));
    assertTrue(said(err).contains("pair.key: another key"), said(err));
    assertTrue(said(err).contains("--force"), said(err));
    assertEquals(other, Files.readString(backupHome.resolve("pair.key")).strip());
    assertEquals(Exit.DONE, run(join(true), key));
    assertEquals(key, Files.readString(backupHome.resolve("pair.key")).strip());

    Command.Join wrongHome = new Command.Join(masterHome, MASTER, null, "line-3", null, false);
    String before = Files.readString(masterHome.resolve("switchover.json"));
    assertEquals(Exit.USAGE, run(wrongHome, key));
    assertTrue(said(err).contains("redundancy.mode: \"Master\""), said(err));
    assertEquals(before, Files.readString(masterHome.resolve("switchover.json")));
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsWritten() throws Exception {
    assertEquals(Exit.USAGE, run(join(false), "no key"));
    assertTrue(said(err).contains("--key-file: standard input holds no pair key"), said(err));
    assertFalse(said(err).contains("no key "), said(err));
    Command.Join badPair = new Command.Join(backupHome, MASTER, null, "a b", null, false);
    assertEquals(Exit.USAGE, run(badPair, key));
    assertTrue(said(err).contains("redundancy.pair"), said(err));
    assertFalse(Files.exists(backupHome.resolve("pair.key")));
    assertFalse(Files.exists(backupHome.resolve("switchover.json")));
    Command.Join noPair =
        new Command.Join(backupHome, "http://127.0.0.1:9", null, null, null, false);
    assertEquals(Exit.UNREACHABLE, run(noPair, key));
    assertTrue(said(err).contains("--pair: nothing is given"), said(err));
  }

  @Test
  void aRunningNodesHomeIsNotJoined() throws Exception {
    try (AutoCloseable lock = Home.open(backupHome).lock()) {
      assertEquals(Exit.USAGE, run(join(false), key), lock.toString());
    }
    assertTrue(said(err).contains("in use"), said(err));
  }

  @Test
  void theNextKeyIsMadeOnTheMasterAndLaidDownOnTheBackup() throws Exception {
    run(join(false), key);
    assertEquals(Exit.USAGE, run(new Command.KeyShow(masterHome, true), ""));
    assertEquals(Exit.DONE, run(new Command.KeyRotate(masterHome), ""), () -> said(err));
    assertTrue(said(out).contains("key next --home"), said(out));
    String printed = said(out);
    assertEquals(Exit.DONE, run(new Command.KeyShow(masterHome, true), ""));
    String next = said(out);
    assertFalse(printed.contains(next), "no secret is said");
    assertEquals(Exit.DONE, run(new Command.KeyNext(backupHome, null), next + "\n"));
    assertEquals(next, Files.readString(backupHome.resolve("pair.key.next")).strip());
    assertEquals(key, Files.readString(backupHome.resolve("pair.key")).strip());
    assertEquals(Exit.USAGE, run(new Command.KeyRotate(masterHome), ""));
    assertTrue(said(err).contains("must end first"), said(err));
    assertEquals(Exit.USAGE, run(new Command.KeyRotate(backupHome), ""));
    assertTrue(said(err).contains("redundancy.mode"), said(err));
  }

  @Test
  void theFormerKeyIsDroppedAtOnceOnlyWhereANextOneIsThere() throws Exception {
    assertEquals(Exit.USAGE, run(new Command.KeyDrop(masterHome), ""));
    assertTrue(said(err).contains("pair.key.next is not there"), said(err));
    run(new Command.KeyRotate(masterHome), "");
    run(new Command.KeyShow(masterHome, true), "");
    String next = said(out);
    assertEquals(Exit.DONE, run(new Command.KeyDrop(masterHome), ""), () -> said(err));
    assertTrue(said(out).contains("both nodes are Running"), said(out));
    assertEquals(next, Files.readString(masterHome.resolve("pair.key")).strip());
    assertFalse(Files.exists(masterHome.resolve("pair.key.next")));
  }

  @Test
  void aPinIsForgotten() throws Exception {
    run(join(false), key);
    Home.open(backupHome).masterPin().save("0a".repeat(32), Instant.now());
    assertEquals(Exit.DONE, run(new Command.PinForget(backupHome), ""));
    assertTrue(said(out).contains("is forgotten"), said(out));
    run(new Command.PinForget(backupHome), "");
    assertTrue(said(out).contains("No certificate"), said(out));
    assertEquals(Exit.USAGE, run(new Command.PinForget(folder.resolve("none")), ""));
    assertFalse(Files.exists(folder.resolve("none")), "a home is not made by it");
  }
}
