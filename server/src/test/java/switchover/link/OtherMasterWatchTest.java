package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchover.link.Rejection.Reason;

/** A master learns of another one by its status, and lets it learn by dialling it. */
@Timeout(60)
class OtherMasterWatchTest {
  private final Ear here = new Ear();
  private final Ear there = new Ear();
  private final AtomicBoolean linked = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();

  /** Two addresses are looked at: by the second, the first has been done with. */
  private final CountDownLatch looked = new CountDownLatch(2);

  private final MasterEnd other =
      new MasterEnd(
          new Keys(Keys.key(1)),
          new LinkTimes(100, 3000, 3, 60_000),
          Side.master().nodeId("id-x"),
          there.refusals(),
          there);
  private HttpServer server;
  private String url;
  private String status = status("line-3", "Master", "id-x");
  private OtherMasterWatch watch;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/status",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = status.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/link/connect",
        exchange -> {
          byte[] answer = other.connect(exchange.getRequestBody().readAllBytes(), "10.0.0.7", null);
          exchange.sendResponseHeaders(
              answer == null ? 401 : 200, answer == null ? -1 : answer.length);
          if (answer != null) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    watch.close();
    other.close();
    server.stop(0);
  }

  private void watch(String... addresses) {
    watch =
        new OtherMasterWatch(
            Side.master(),
            new Keys(Keys.key(1)),
            here.refusals(),
            here,
            () -> List.of(addresses),
            this::isLinked);
    watch.start();
  }

  private boolean isLinked() {
    looked.countDown();
    return linked.get();
  }

  private void assertNobodyIsRefused() throws InterruptedException {
    watch(url, url);
    assertTrue(looked.await(10, TimeUnit.SECONDS));
    watch.close();
    assertEquals(List.of(), here.lines());
    assertEquals(List.of(), there.lines());
  }

  @Test
  void bothLearnOfEachOtherWhereOneKnowsTheOthersAddress() {
    watch("http://127.0.0.1:1", "no address", url);
    String line = here.await("rejected SameMode");
    assertTrue(line.contains("another node, at " + url + ", is a Master of pair line-3 too"), line);
    assertTrue(there.await("rejected SameMode").contains("one Master and one Backup"));
    assertEquals(Reason.SAME_MODE, there.refusals().standing().get(0).reason());
  }

  @ParameterizedTest
  @CsvSource({"line-4,Master,id-x", "line-3,Backup,id-x", "line-3,Master,id-a"})
  void anotherPairABackupAndTheNodeItselfAreNone(String pair, String mode, String id)
      throws Exception {
    status = status(pair, mode, id);
    assertNobodyIsRefused();
    assertTrue(asked.get() > 0);
  }

  @Test
  void whatIsNoStatusIsNothing() throws Exception {
    status = "[".repeat(20_000);
    assertNobodyIsRefused();
  }

  @Test
  void aLinkedMasterAsksNobody() throws Exception {
    linked.set(true);
    assertNobodyIsRefused();
    assertEquals(0, asked.get());
  }

  private static String status(String pair, String mode, String id) {
    return "{\"schema\":1,\"pair\":\"%s\",\"mode\":\"%s\",\"nodeId\":\"%s\"}"
        .formatted(pair, mode, id);
  }
}
