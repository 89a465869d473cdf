package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.NodeState;

/** Both ends of the redundant connection over a real HTTP server, with faults on the way. */
@Timeout(30)
class LinkOverHttpTest {
  /** Patient with a loaded machine. */
  private static final LinkTimes TIMES = new LinkTimes(100, 2000, 3, 60_000);

  /** For a loss that is meant to happen. */
  private static final LinkTimes QUICK = new LinkTimes(100, 300, 3, 60_000);

  /** So slow that nothing within a test can be due to a regular ping. */
  private static final LinkTimes SLOW = new LinkTimes(5000, 5000, 3, 60_000);

  private final Keys key = new Keys(Keys.key(1));
  private final Side masterSide = Side.master();
  private final Side backupSide = Side.backup();
  private final Ear master = new Ear();
  private final Ear backup = new Ear();
  private MasterEnd end;
  private MasterServer server;
  private TcpWay way;
  private Dialer dialer;
  private CompletionStage<Void> firstTry;

  @BeforeEach
  void nobodyYet() {
    masterSide.says(NodeState.RUNNING, 3);
    backupSide.says(NodeState.STANDBY, 3);
  }

  @AfterEach
  void closeAll() throws Exception {
    if (dialer != null) {
      dialer.close();
    }
    if (way != null) {
      way.close();
    }
    end.close();
    server.close();
  }

  private void open(LinkTimes times, Keys backupKey) throws Exception {
    end =
        new MasterEnd(
            key, times, masterSide, master.refusals(), master, () -> System.nanoTime() / 1_000_000);
    server = new MasterServer(end);
    way = new TcpWay(server.port());
    dialer =
        new Dialer(
            way.address(), null, backupKey, null, times, backupSide, backup.refusals(), backup);
    firstTry = dialer.start();
  }

  @Test
  void bothNodesAreLinkedAndHearEachOther() throws Exception {
    open(TIMES, key);
    assertEquals("linked serverB", master.await("linked"));
    assertEquals("linked serverA", backup.await("linked"));
    assertEquals("heard Standby 3", master.await("heard", 3));
    assertEquals("heard Running 3", backup.await("heard", 6));
    assertEquals(0, master.count("lost") + backup.count("lost"));
  }

  @Test
  void theFirstTryIsOverWhenTheNodesAreLinkedOrItFailed() throws Exception {
    open(TIMES, key);
    firstTry.toCompletableFuture().get(4, TimeUnit.SECONDS);
    assertEquals(1, backup.count("linked"));
    way.kill();
    Ear other = new Ear();
    Dialer second =
        new Dialer(way.address(), null, key, null, TIMES, backupSide, other.refusals(), other);
    second.start().toCompletableFuture().get(4, TimeUnit.SECONDS);
    second.close();
  }

  @Test
  void bothAreToldTheBackupsAddresses() throws Exception {
    open(TIMES, key);
    List<Address> expected =
        List.of(
            new Address("http://localhost:8061/b", AddressSource.HOST_NAME),
            new Address("http://127.0.0.1:8061/b", AddressSource.REMOTE_ADDRESS));
    master.await("linked");
    backup.await("linked");
    assertEquals(expected, master.backupAddresses());
    assertEquals(expected, backup.backupAddresses());
  }

  /** A machine has many addresses, and a node may listen on one that it would not dial from. */
  @Test
  void bothAreToldTheAddressOnWhichTheBackupListens() throws Exception {
    open(TIMES, key);
    master.await("linked");
    dialer.close();
    String address = "http://127.0.0.1:" + server.port();
    dialer =
        new Dialer(address, "127.0.0.3", key, null, TIMES, backupSide, backup.refusals(), backup);
    dialer.start();
    master.await("linked", 2);
    Address expected = new Address("http://127.0.0.3:8061/b", AddressSource.REMOTE_ADDRESS);
    assertEquals(List.of(expected), master.backupAddresses());
  }

  @Test
  void theMastersNewsComesAtOnce() throws Exception {
    open(SLOW, key);
    backup.await("heard Running 3", 2);
    masterSide.says(NodeState.STANDBY, 3);
    long begun = System.nanoTime();
    end.tell();
    backup.await("heard Standby 3");
    assertTrue(millisSince(begun) < 1000, "long before the next ping");
  }

  @Test
  void theBackupsNewsComesAtOnce() throws Exception {
    open(SLOW, key);
    backup.await("heard");
    backupSide.says(NodeState.RUNNING, 4);
    long begun = System.nanoTime();
    dialer.tell();
    master.await("heard Running 4");
    assertTrue(millisSince(begun) < 1000, "long before the next ping");
  }

  @Test
  void aKilledMasterIsToldFromASilentOne() throws Exception {
    open(SLOW, key);
    backup.await("heard", 2);
    long begun = System.nanoTime();
    way.kill();
    backup.await("refused");
    assertTrue(millisSince(begun) < 1000, "without waiting for a ping or a timeout");
    List<String> lines = backup.lines();
    assertTrue(lines.get(lines.size() - 2).startsWith("lost: "), lines.toString());
  }

  @Test
  void aResetWhileTheHostAcceptsIsNoDeath() throws Exception {
    open(TIMES, key);
    backup.await("heard", 2);
    way.reset();
    backup.await("lost");
    backup.await("linked", 2);
    assertEquals(0, backup.count("refused"));
  }

  @Test
  void aFrozenMasterIsLostByMissedPingsAndNotRefused() throws Exception {
    open(QUICK, key);
    backup.await("heard", 2);
    way.freeze(true);
    String line = backup.await("lost");
    assertTrue(line.startsWith("lost: 3 pings in a row unanswered"), line);
    assertTrue(master.await("lost").startsWith("lost: no ping for"), master.lines().toString());
    way.freeze(false);
    master.await("linked", 2);
    backup.await("linked", 2);
    assertEquals(0, backup.count("refused"));
  }

  @Test
  void aMasterThatComesBackIsLinkedAnew() throws Exception {
    open(TIMES, key);
    backup.await("heard");
    way.kill();
    backup.await("refused");
    way.revive();
    backup.await("linked", 2);
    assertEquals(1, backup.count("refused"));
  }

  @Test
  void aMasterThatStopsInGoodOrderSaysSo() throws Exception {
    open(TIMES, key);
    backup.await("heard", 3);
    end.close();
    assertEquals("lost: the master said goodbye", backup.await("lost"));
    assertEquals(0, backup.count("refused"));
  }

  @Test
  void aBackupThatStopsInGoodOrderSaysSo() throws Exception {
    open(TIMES, key);
    master.await("heard", 2);
    dialer.close();
    assertEquals("lost: the backup said goodbye", master.await("lost"));
    assertEquals(0, backup.count("lost"));
  }

  @Test
  void anotherKeyIsRefusedAndShownOnBothSidesOnce() throws Exception {
    open(TIMES, new Keys(Keys.key(2)));
    backup.await("rejected WrongKey");
    master.await("rejected WrongKey");
    awaitDropped(3);
    assertEquals(1, backup.lines().size());
    assertEquals(1, master.lines().size());
  }

  @Test
  void aRefusalIsShownOnBothSidesWithItsReason() throws Exception {
    masterSide.says(NodeState.STANDBY, 5);
    end =
        new MasterEnd(
            key, TIMES, masterSide, master.refusals(), master, () -> System.nanoTime() / 1_000_000);
    server = new MasterServer(end);
    String address = "http://127.0.0.1:" + server.port() + "/";
    dialer =
        new Dialer(
            address, null, key, null, TIMES, backupSide.contract(3), backup.refusals(), backup);
    dialer.start();
    String line = backup.await("rejected Version");
    assertTrue(line.contains("versions 1 and 3 are more than one apart"), line);
    assertEquals(line, master.await("rejected Version"));
    assertEquals(0, backup.count("kept out"), "the master is not Running");
    masterSide.says(NodeState.RUNNING, 5);
    backup.await("kept out by epoch 5", 2);
  }

  @Test
  void aFloodOfBadMessagesDoesNotDisturbTheHonestLink() throws Exception {
    open(TIMES, key);
    master.await("heard", 2);
    HttpClient stranger = HttpClient.newHttpClient();
    byte[] good = Keys.held(1).seal().seal(Seal.Purpose.CONNECT, "", "{}");
    for (int i = 0; i < 1000; i++) {
      byte[] bad = good.clone();
      bad[i % bad.length] ^= 1;
      String path = List.of("connect", "ping", "listen").get(i % 3);
      assertEquals(401, post(stranger, path, bad));
    }
    assertEquals(413, post(stranger, "ping", new byte[9000]));
    assertEquals(404, post(stranger, "other", good));
    int heard = master.count("heard");
    master.await("heard", heard + 2);
    assertEquals(1, master.count("linked"));
    assertEquals(0, master.count("lost") + master.count("rejected") + backup.count("lost"));
    assertTrue(end.dropped() >= 1000);
  }

  private int post(HttpClient client, String path, byte[] body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/link/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode();
  }

  private void awaitDropped(long least) {
    long begun = System.nanoTime();
    while (end.dropped() < least) {
      assertTrue(millisSince(begun) < 10_000, "the backup goes on dialling");
      Thread.onSpinWait();
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
