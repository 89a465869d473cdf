package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An overloaded node is not a dead one: what asks whether it lives is answered all the time. */
class OverloadTest {
  private static final int CLIENTS = 200;
  private static final int ASKED = 40;
  private static final int USUAL_MILLIS = 250;

  /** Long enough for a slow machine, and far from the time for which clients hang here. */
  private static final int DEADLINE_MILLIS = 5000;

  @TempDir Path home;
  private final List<Socket> clients = new ArrayList<>();
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    node =
        new TestNode(
            home,
            "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":0}}");
    awaitRunning();
  }

  private void awaitRunning() throws Exception {
    long deadlineNanos = System.nanoTime() + 20_000_000_000L;
    while (node.ask("GET", "/status/running").statusCode() != 200) {
      assertTrue(System.nanoTime() < deadlineNanos, "a lone master runs after its wait");
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket client : clients) {
      client.close();
    }
    node.close();
  }

  @Test
  void clientsThatDoNotReadHoldUpNobody() throws Exception {
    String request = "GET /switchover/switchover.js HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < CLIENTS; i++) {
      send(request.repeat(40));
    }
    assertAnswersOnTime();
  }

  @Test
  void clientsThatDoNotSendHoldUpNobody() throws Exception {
    String request =
        "POST /api/maintenance HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + node.token()
            + "\r\nContent-Length: 1000\r\n\r\n{";
    for (int i = 0; i < CLIENTS; i++) {
      send(request);
    }
    assertAnswersOnTime();
  }

  @Test
  void workThatTakesTheProcessorHoldsUpNobody() throws Exception {
    String request = "GET /sample/history HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < CLIENTS; i++) {
      send(request.repeat(20));
    }
    assertAnswersOnTime();
  }

  /** The other requests take all they can get while this goes on. */
  private void assertAnswersOnTime() throws Exception {
    for (String path : List.of("/status", "/status/live", "/link/connect")) {
      long[] millis = new long[ASKED];
      for (int i = 0; i < ASKED; i++) {
        long begunNanos = System.nanoTime();
        ask(path);
        millis[i] = (System.nanoTime() - begunNanos) / 1_000_000;
      }
      Arrays.sort(millis);
      assertTrue(millis[ASKED / 2] < USUAL_MILLIS, path + ": " + Arrays.toString(millis));
    }
  }

  private void ask(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(DEADLINE_MILLIS);
    connection.setReadTimeout(DEADLINE_MILLIS);
    boolean link = path.startsWith("/link/");
    if (link) {
      connection.setDoOutput(true);
      connection.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
      assertTrue(connection.getResponseCode() >= 400, "a message that is none is refused");
    } else {
      assertEquals(200, connection.getResponseCode());
      connection.getInputStream().readAllBytes();
    }
  }

  private void send(String text) throws IOException {
    Socket client = new Socket();
    clients.add(client);
    client.setReceiveBufferSize(4096);
    client.connect(new InetSocketAddress("127.0.0.1", node.port()), 10_000);
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
