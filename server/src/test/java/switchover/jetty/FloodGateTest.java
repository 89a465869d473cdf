package switchover.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.http.ServedNode;
import switchover.settings.Home;

/** More connections than the node may have: those who ask it something are served all the same. */
class FloodGateTest {
  private static final int MOST = 50;
  private static final int FLOOD = 500;
  private static final int DEADLINE_MILLIS = 10_000;

  @TempDir Path folder;
  private final List<Socket> sockets = new ArrayList<>();
  private final WebServer server = new WebServer(0, "127.0.0.1", MOST);
  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("switchover.json"), "{\"page\":{\"heartbeatMillis\":100}}");
    server.bind();
    Home home = Home.open(folder);
    node = ServedNode.start(home, home.settings(), "");
    server.serve(node);
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    node.stop("the test is over");
    server.close();
  }

  @Test
  void aFloodOfSilentConnectionsDisplacesItself() throws Exception {
    Socket page = connection();
    ask(page, "/status/events");
    Socket beating = connection();
    assertAnswered(beating);
    for (int i = 0; i < FLOOD; i++) {
      connection();
      if (i % MOST == 0) {
        assertAnswered(connection());
      }
    }
    assertAnswered(beating);
    assertHears(page);
  }

  /** Each of them has asked once and is kept, to no purpose. */
  @Test
  void connectionsThatAreKeptForNothingMakeRoom() throws Exception {
    Socket page = connection();
    ask(page, "/status/events");
    for (int i = 1; i < MOST; i++) {
      assertAnswered(connection());
    }
    long deadlineNanos = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
    while (!isAnswered(connection())) {
      assertTrue(System.nanoTime() < deadlineNanos, "no room was made");
      Thread.sleep(50);
    }
    assertHears(page);
  }

  @Test
  void whereAllAreOfUseTheNewestIsTurnedAway() throws Exception {
    List<Socket> pages = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Socket page = connection();
      pages.add(page);
      ask(page, "/status/events");
      assertHears(page);
    }
    Socket newest = connection();
    assertEquals(-1, newest.getInputStream().read());
    for (Socket page : pages) {
      assertHears(page);
    }
  }

  private Socket connection() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(DEADLINE_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private static void ask(Socket socket, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** The gate may have turned it away. */
  private static boolean isAnswered(Socket socket) {
    try {
      ask(socket, "/status/live");
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertAnswered(Socket socket) throws IOException {
    ask(socket, "/status/live");
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append(next(in));
    }
    assertTrue(head.toString().startsWith("HTTP/1.1 200 "), head.toString());
    String length = head.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
  }

  /** All that has come so far, then a sign of life. */
  private static void assertHears(Socket page) throws IOException {
    InputStream in = page.getInputStream();
    in.skipNBytes(in.available());
    next(in);
  }

  private static char next(InputStream in) throws IOException {
    int next = in.read();
    assertTrue(next >= 0, "the connection has ended");
    return (char) next;
  }
}
