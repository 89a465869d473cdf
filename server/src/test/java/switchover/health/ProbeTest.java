package switchover.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.hook.LogLines;
import switchover.hook.RawPort;
import switchover.hook.Web;
import switchover.pair.Await;

@Timeout(60)
class ProbeTest {
  private static final int INTERVAL_MILLIS = 20;
  private static final int LONG_MILLIS = 20_000;
  private static final int SHORT_MILLIS = 300;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final BlockingQueue<Verdict> told = new LinkedBlockingQueue<>();
  private final LogLines log = new LogLines("switchover.health");

  @AfterEach
  void stopListening() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, true",
    "204, true",
    "302, true",
    "304, true",
    "400, false",
    "404, false",
    "500, false",
    "503, false"
  })
  void judgesByTheStatusOfTheAnswer(int status, boolean well) throws Exception {
    try (Web web = new Web()) {
      web.on("/health", exchange -> Web.answer(exchange, status));
      assertEquals(
          new Verdict(well, "answered with HTTP status " + status), first(web.url("/health")));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    AtomicInteger followed = new AtomicInteger();
    try (Web web = new Web()) {
      web.on(
          "/health",
          exchange -> {
            exchange.getResponseHeaders().add("Location", web.url("/other"));
            Web.answer(exchange, 302);
          });
      web.on(
          "/other",
          exchange -> {
            followed.incrementAndGet();
            Web.answer(exchange, 500);
          });
      assertTrue(first(web.url("/health")).well());
    }
    assertEquals(0, followed.get());
  }

  @Test
  void tellsEachChangeOnceAndLogsIt() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    AtomicInteger asked = new AtomicInteger();
    try (Web web = new Web();
        Probe probe = probe(web.url("/health"), LONG_MILLIS, 2, 3)) {
      web.on(
          "/health",
          exchange -> {
            asked.incrementAndGet();
            Web.answer(exchange, status.get());
          });
      probe.start();
      assertEquals(new Verdict(true, "answered with HTTP status 200"), next());
      status.set(503);
      assertEquals(new Verdict(false, "answered with HTTP status 503"), next());
      status.set(200);
      assertEquals(new Verdict(true, "answered with HTTP status 200"), next());
      int before = asked.get();
      Await.until("ten more checks", ENOUGH, asked::toString, () -> asked.get() > before + 10);
      assertNull(told.poll());
      String place = "what is behind the node (" + web.url("") + ") is ";
      assertEquals(
          "INFO "
              + place
              + "well: answered with HTTP status 200\n"
              + "WARNING "
              + place
              + "sick: answered with HTTP status 503\n"
              + "INFO "
              + place
              + "well: answered with HTTP status 200",
          String.join("\n", log.all()));
    }
  }

  @Test
  void aServerThatEndsIsSick() throws Exception {
    Web web = new Web().on("/", exchange -> Web.answer(exchange, 200));
    try (Probe probe = probe(web.url("/"), LONG_MILLIS, 1, 1)) {
      probe.start();
      assertTrue(next().well());
      web.close();
      assertFalse(next().well());
    }
  }

  @Test
  void nobodyThereIsSick() throws Exception {
    int port = unusedPort();
    String refused = "connection refused or host not reachable";
    assertEquals(new Verdict(false, refused), first("http://127.0.0.1:" + port + "/"));
    assertEquals(new Verdict(false, refused), first("tcp://127.0.0.1:" + port));
  }

  @Test
  void whoAcceptsAndSaysNothingIsSickByHttpAndWellByTcp() throws Exception {
    try (RawPort port = RawPort.silent()) {
      assertEquals(
          new Verdict(false, "no whole answer within 300 ms"),
          first("http://127.0.0.1:" + port.port() + "/health", SHORT_MILLIS));
      assertEquals(
          new Verdict(true, "accepted a connection"), first("tcp://127.0.0.1:" + port.port()));
    }
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsSick() throws Exception {
    try (RawPort port = new RawPort(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Le"))) {
      assertFalse(first("http://127.0.0.1:" + port.port() + "/", SHORT_MILLIS).well());
    }
    try (RawPort port =
        new RawPort(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))) {
      assertFalse(first("http://127.0.0.1:" + port.port() + "/", SHORT_MILLIS).well());
    }
  }

  @Test
  void anAnswerWithoutEndIsWellAndNotReadToItsEnd() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Web web = new Web()) {
      web.on(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (sent.addAndGet(8192) < 1L << 40) {
              body.write(new byte[8192]);
            }
          });
      assertEquals(new Verdict(true, "answered with HTTP status 200"), first(web.url("/")));
    }
    assertTrue(sent.get() < 64 << 20, "sent " + sent.get());
  }

  @Test
  void whatIsNotHttpIsSickAndNotRepeatedInTheLog() throws Exception {
    try (RawPort port = new RawPort(socket -> say(socket, "SSH-2.0-secret\r\n\r\n"))) {
      String address = "http://user:secret@127.0.0.1:" + port.port() + "/secret?k=secret";
      Verdict verdict = first(address);
      assertFalse(settings(address, 1, 1, 1).toString().contains("secret"));
      assertEquals(new Verdict(false, "the answer is not HTTP"), verdict);
    }
    assertEquals(1, log.all().size());
    assertFalse(log.all().get(0).contains("secret"), log.all().get(0));
  }

  @Test
  void whatDoesNotSpeakTlsIsSick() throws Exception {
    try (RawPort port = new RawPort(socket -> say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      assertEquals(
          new Verdict(
              false,
              "no TLS connection: the certificate is not trusted or TLS is not spoken there"),
          first("https://127.0.0.1:" + port.port() + "/"));
    }
  }

  @Test
  void aHostThatIsNotKnownIsSick() throws Exception {
    assertFalse(first("http://no-such-host.invalid:80/", LONG_MILLIS).well());
    assertFalse(first("tcp://no-such-host.invalid:80", LONG_MILLIS).well());
  }

  /** With a clock of the test's: the node is stopped for a minute while a check is under way. */
  @Test
  void aPauseOfTheNodeItselfMakesNothingSick() throws Exception {
    AtomicLong nowMillis = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    Check check =
        () -> {
          boolean paused = asked.incrementAndGet() % 2 == 0;
          nowMillis.addAndGet(paused ? 60_000 : 1);
          return new Verdict(!paused, paused ? "no answer" : "answered");
        };
    ProbeSettings settings = settings("tcp://127.0.0.1:1", SHORT_MILLIS, 1, 1);
    try (Probe probe = new Probe(settings, told::add, check, nowMillis::get)) {
      probe.start();
      Await.until("twenty checks", ENOUGH, asked::toString, () -> asked.get() >= 20);
    }
    assertEquals(new Verdict(true, "answered"), told.poll());
    assertNull(told.poll());
  }

  @Test
  void aListenerThatFailsEndsNothing() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    try (Web web = new Web()) {
      web.on("/", exchange -> Web.answer(exchange, status.get()));
      ProbeSettings settings = settings(web.url("/"), LONG_MILLIS, 1, 1);
      try (Probe probe =
          new Probe(
              settings,
              verdict -> {
                told.add(verdict);
                throw new IllegalStateException("the listener's fault");
              })) {
        probe.start();
        assertTrue(next().well());
        status.set(500);
        assertFalse(next().well());
      }
    }
  }

  @Test
  void nothingIsToldOnceClosed() throws Exception {
    try (RawPort port = RawPort.silent()) {
      Probe probe = probe("http://127.0.0.1:" + port.port() + "/", LONG_MILLIS, 1, 1);
      probe.start();
      Await.until("a check is under way", ENOUGH, () -> "none", () -> port.accepted() == 1);
      probe.close();
    }
    assertNull(told.poll());
    assertTrue(log.all().isEmpty(), log.all().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:80",
        "ftp://host/",
        "tcp://host",
        "tcp://host:80/path",
        "http:///health",
        "http://a b/",
        "/health",
        "tcp://u:secret@:80"
      })
  void anAddressThatCannotBeProbedIsRefusedWithoutRepeatingIt(String address) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> probe(address, LONG_MILLIS, 1, 1).close())
            .getMessage();
    assertEquals(
        "a probe's address must be an absolute http or https URL, or tcp://host:port", message);
  }

  private Verdict first(String address) throws InterruptedException {
    return first(address, LONG_MILLIS);
  }

  private Verdict first(String address, int timeoutMillis) throws InterruptedException {
    try (Probe probe = probe(address, timeoutMillis, 1, 1)) {
      probe.start();
      return next();
    }
  }

  private Probe probe(String address, int timeoutMillis, int rise, int fall) {
    return new Probe(settings(address, timeoutMillis, rise, fall), told::add);
  }

  private Verdict next() throws InterruptedException {
    Verdict verdict = told.poll(ENOUGH.toSeconds(), TimeUnit.SECONDS);
    assertNotNull(verdict, "no verdict was told");
    return verdict;
  }

  private static ProbeSettings settings(String address, int timeoutMillis, int rise, int fall) {
    return new ProbeSettings(address, INTERVAL_MILLIS, timeoutMillis, rise, fall);
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int unusedPort() throws IOException {
    try (RawPort port = RawPort.silent()) {
      return port.port();
    }
  }
}
