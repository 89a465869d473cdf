package switchover.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchover.status.Address;
import switchover.status.AddressSource;

/** The master learns of its backup's death from the backup's own port, and from nothing else. */
@Timeout(30)
class BackupDoorTest {
  private static final LinkTimes TIMES = new LinkTimes(250, 750, 3, 60_000);

  private final Semaphore news = new Semaphore(0);
  private final BackupDoor door = new BackupDoor(TIMES, news::release);
  private ServerSocket backup;
  private MasterSession session;

  @BeforeEach
  void link() throws IOException {
    backup = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    String url = "http://127.0.0.1:" + backup.getLocalPort();
    session =
        new MasterSession(
            "id",
            Keys.held(1),
            Side.master().hello(),
            new Connect(Side.backup().hello(), "nonce", null, null),
            List.of(new Address(url, AddressSource.REMOTE_ADDRESS)),
            TIMES.pingRateMillis(),
            0);
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    backup.close();
  }

  @Test
  void aDeathIsKnownLongBeforeAPingIsLate() throws Exception {
    assertFalse(door.isShut(session, 0, 0));
    Socket held = backup.accept();
    backup.close();
    held.close();
    assertTrue(news.tryAcquire(10, TimeUnit.SECONDS), "nobody was told");
    assertTrue(door.isShut(session, 0, 1));
  }

  /** As a server does with an idle connection. */
  @Test
  void aConnectionThatIsOnlyClosedIsHeldAnew() throws Exception {
    assertFalse(door.isShut(session, 0, 0));
    backup.accept().close();
    assertTrue(news.tryAcquire(10, TimeUnit.SECONDS), "nobody was told");
    assertFalse(door.isShut(session, 5000, 5000));
    // What nobody has accepted is reset by it.
    backup.close();
    assertTrue(news.tryAcquire(10, TimeUnit.SECONDS), "nobody was told");
    assertTrue(door.isShut(session, 5000, 5001));
  }

  @Test
  void aServerThatIsQuicklyTiredIsNotAskedToHoldAgain() throws Exception {
    assertFalse(door.isShut(session, 0, 0));
    backup.accept().close();
    assertTrue(news.tryAcquire(10, TimeUnit.SECONDS), "nobody was told");
    assertFalse(door.isShut(session, 5, 5));
    backup.close();
    assertFalse(door.isShut(session, 5, 100), "nothing is held, and no ping is late");
    assertTrue(door.isShut(session, 5, 400), "a late ping is asked after still");
  }

  @Test
  void aPortThatNeverTookAConnectionProvesNothing() throws IOException {
    backup.close();
    assertFalse(door.isShut(session, 0, 0));
    assertFalse(door.isShut(session, 0, 5000));
  }
}
