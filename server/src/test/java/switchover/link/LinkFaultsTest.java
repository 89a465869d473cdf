package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchover.link.TcpWay.Direction;

/**
 * A bad way between two living nodes: the link may be lost, heals by itself when the way is mended,
 * and nothing of it is taken for the death of the master.
 */
@Timeout(90)
class LinkFaultsTest {
  private static final LinkTimes TIMES = new LinkTimes(100, 500, 3, 60_000);

  private final Ear master = new Ear();
  private final Ear backup = new Ear();
  private MasterEnd end;
  private MasterServer server;
  private TcpWay way;
  private Dialer dialer;

  @BeforeEach
  void linkedPair() throws Exception {
    Keys keys = new Keys(Keys.key(1));
    end = new MasterEnd(keys, TIMES, Side.master(), master.refusals(), master);
    server = new MasterServer(end);
    way = new TcpWay(server.port());
    dialer =
        new Dialer(
            way.address(), null, keys, null, TIMES, Side.backup(), backup.refusals(), backup);
    dialer.start();
    backup.await("heard", 4);
    master.await("heard", 2);
  }

  @AfterEach
  void closeAll() throws Exception {
    dialer.close();
    way.close();
    end.close();
    server.close();
  }

  /** The way is mended: both hear each other again, and go on to. */
  private void assertHeals() {
    int heardThere = master.count("heard");
    int heardHere = backup.count("heard");
    master.await("heard", heardThere + 20);
    backup.await("heard", heardHere + 20);
    for (Ear ear : new Ear[] {master, backup}) {
      assertEquals(ear.count("lost") + 1, ear.count("linked"), ear.lines().toString());
      assertEquals(0, ear.count("refused") + ear.count("rejected"), ear.lines().toString());
    }
  }

  @Test
  void threeOfTenPacketsAreLost() {
    way.lose(30);
    master.await("heard", master.count("heard") + 30);
    backup.await("heard", backup.count("heard") + 30);
    way.lose(0);
    assertHeals();
  }

  @Test
  void allComesTwiceTheTimeoutLate() {
    way.delay(2 * TIMES.pingTimeoutMillis());
    String line = backup.await("lost");
    assertTrue(line.contains("no answer within 500 ms"), line);
    master.await("lost");
    way.delay(0);
    master.await("linked", 2);
    backup.await("linked", 2);
    assertHeals();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void oneWayIsCut(Direction direction) {
    way.freeze(direction, true);
    backup.await("lost");
    master.await("lost");
    int linked = backup.count("linked");
    assertEquals(linked, master.count("linked"));
    way.freeze(direction, false);
    backup.await("linked", linked + 1);
    master.await("linked", linked + 1);
    assertHeals();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aConnectionIsResetInMidMessage(Direction direction) {
    for (int afterBytes : new int[] {0, 1, 20, 150, 300, 500, 600}) {
      way.cutNext(direction, afterBytes);
      while (!way.hasCut()) {
        master.await("heard", master.count("heard") + 1);
      }
      master.await("heard", master.count("heard") + 2);
      backup.await("heard", backup.count("heard") + 2);
    }
    assertHeals();
  }

  @Test
  void aConnectIsResetInMidMessage() throws Exception {
    way.kill();
    backup.await("lost");
    master.await("lost");
    backup.forget();
    way.cutNext(Direction.TO_BACKUP, 200);
    way.revive();
    backup.await("linked");
    assertTrue(way.hasCut());
    assertEquals(0, backup.count("rejected") + master.count("rejected"));
  }
}
