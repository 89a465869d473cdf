package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.settings.Home;
import switchover.settings.PairKey;

/** A linked pair changes its key, with the files of two homes, and notices nothing else of it. */
@Timeout(60)
class KeyRotationTest {
  private static final LinkTimes TIMES = new LinkTimes(100, 3000, 3, 60_000);
  private static final long OVERLAP_MILLIS = 86_400_000;

  private final PairKey old = PairKey.random();
  private final PairKey next = PairKey.random();
  private final Ear master = new Ear();
  private final Ear backup = new Ear();
  @TempDir private Path folder;
  private Home homeA;
  private Home homeB;
  private MasterEnd end;
  private MasterServer server;
  private TcpWay way;
  private Dialer dialer;

  @BeforeEach
  void linkedPair() throws Exception {
    homeA = home("a");
    homeB = home("b");
    end =
        new MasterEnd(
            homeA.pairKeys(OVERLAP_MILLIS), TIMES, Side.master(), master.refusals(), master);
    server = new MasterServer(end);
    way = new TcpWay(server.port());
    dialer =
        new Dialer(
            way.address(),
            null,
            homeB.pairKeys(OVERLAP_MILLIS),
            homeB.masterPin(),
            TIMES,
            Side.backup(),
            backup.refusals(),
            backup);
    dialer.start();
    backup.await("heard", 2);
  }

  @AfterEach
  void closeAll() throws Exception {
    dialer.close();
    way.close();
    end.close();
    server.close();
  }

  private Home home(String name) throws IOException {
    Home home = Home.open(folder.resolve(name));
    Files.writeString(home.folder().resolve("pair.key"), old.line() + "\n");
    return home;
  }

  @ParameterizedTest
  @ValueSource(strings = {"master", "backup"})
  void theLinkNeverBreaksAndTheOldKeyIsRefusedAfterwards(String first) throws Exception {
    boolean masterFirst = first.equals("master");
    layDown(masterFirst ? homeA : homeB);
    int heard = master.count("heard");
    master.await("heard", heard + 15);
    assertEquals(old.line(), key(homeA), "one node alone changes nothing");
    layDown(masterFirst ? homeB : homeA);
    awaitKey(homeA);
    awaitKey(homeB);
    master.await("heard", master.count("heard") + 5);
    backup.await("heard", backup.count("heard") + 5);
    for (Ear ear : new Ear[] {master, backup}) {
      assertEquals(1, ear.count("linked"), ear.lines().toString());
      assertEquals(0, ear.count("lost") + ear.count("rejected"), ear.lines().toString());
    }
    assertNull(end.connect(dial(old).request(), "127.0.0.1", null));
    assertEquals(1, master.refusals().counts().get(Rejection.Reason.WRONG_KEY));
    way.reset();
    backup.await("linked", 2);
  }

  @Test
  void aMasterThatHasOnlyTheNewKeyIsLinkedByIt() throws Exception {
    way.kill();
    backup.await("lost");
    layDown(homeB);
    Files.writeString(homeA.folder().resolve("pair.key"), next.line() + "\n");
    way.revive();
    backup.await("linked", 2);
    awaitKey(homeB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"master", "backup"})
  void aFormerKeyThatIsDroppedEndsTheLinkUntilTheOtherNodeHasTheNextOne(String where)
      throws Exception {
    boolean atMaster = where.equals("master");
    Home first = atMaster ? homeA : homeB;
    Home second = atMaster ? homeB : homeA;
    layDown(first);
    master.await("heard", master.count("heard") + 15);
    first.pairKeys(OVERLAP_MILLIS).dropFormer();
    assertEquals("lost: " + PairSeals.DROPPED, (atMaster ? master : backup).await("lost"));
    backup.await("rejected WrongKey");
    master.await("rejected WrongKey");
    layDown(second);
    backup.await("linked", 2);
    awaitKey(homeA);
    awaitKey(homeB);
  }

  @Test
  void aKeyThatIsReplacedByHandOnOneNodeAfterTheOtherKeepsTheLink() throws Exception {
    Files.writeString(homeA.folder().resolve("pair.key"), next.line() + "\n");
    backup.await("heard", backup.count("heard") + 15);
    Files.writeString(homeB.folder().resolve("pair.key"), next.line() + "\n");
    backup.await("heard", backup.count("heard") + 15);
    assertEquals(0, backup.count("lost") + master.count("lost"), backup.lines().toString());
  }

  @Test
  void theNewSessionTellsAllThatTheOldOneWould() throws Exception {
    layDown(homeA);
    layDown(homeB);
    awaitKey(homeB);
    int heard = backup.count("heard");
    way.kill();
    backup.await("lost");
    assertTrue(backup.count("heard") >= heard);
    assertEquals(1, backup.count("lost"));
  }

  @Test
  void whoKnowsAStandingSessionsIdCannotTakeItsPlace() {
    Dial stranger = new Dial(Side.backup().nodeId("id-c").hello(), Keys.held(7), "any", null);
    assertNull(end.connect(stranger.request(), "127.0.0.1", null));
    assertFalse(master.lines().stream().anyMatch(line -> line.startsWith("lost")));
  }

  private static Dial dial(PairKey key) {
    return new Dial(Side.backup().hello(), PairSeals.Held.of(key), null, null);
  }

  private void layDown(Home home) throws IOException {
    home.pairKeys(OVERLAP_MILLIS).layDown(next);
  }

  private static String key(Home home) throws IOException {
    return Files.readString(home.folder().resolve("pair.key")).strip();
  }

  /** Each ping is a chance for the change to be over. */
  private void awaitKey(Home home) throws IOException {
    int pings = master.count("heard");
    while (!key(home).equals(next.line()) || Files.exists(home.folder().resolve("pair.key.next"))) {
      master.await("heard", ++pings);
      assertTrue(pings < 500, "the key is changed within 500 pings");
    }
  }
}
