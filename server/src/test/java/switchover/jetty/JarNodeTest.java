package switchover.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.settings.Home;
import switchover.settings.Settings;

/** A node that is started anew in its process, or is not where it could not start. */
class JarNodeTest {
  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Settings> started = new LinkedBlockingQueue<>();
  private JarNode node;
  private int port;

  @BeforeEach
  void start() throws Exception {
    port = free();
    write("{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":" + port + "}}");
    node = new JarNode(Home.open(folder), null, started::add, failed -> {});
    assertNull(node.start());
    started.take();
  }

  @AfterEach
  void stop() throws Exception {
    node.stop();
  }

  @Test
  void itStartsAtItsNewPort() throws Exception {
    int other = free();
    write("{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":" + other + "}}");
    assertEquals(202, restart(port).statusCode());
    assertEquals(other, started.poll(20, TimeUnit.SECONDS).node().httpPort());
    assertEquals(200, get(other, "/status").statusCode());
  }

  @Test
  void itStartsAgainAtTheSamePort() throws Exception {
    write("{\"node\":{\"httpPort\":" + port + ",\"name\":\"again\"}}");
    assertEquals(202, restart(port).statusCode());
    assertEquals("again", started.poll(20, TimeUnit.SECONDS).node().name());
    assertTrue(get(port, "/status").body().contains("\"name\":\"again\""));
  }

  @Test
  void anHttpsPortComesAndChangesWithARestart() throws Exception {
    for (int i = 0; i < 2; i++) {
      int secure = free();
      write(
          "{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":"
              + port
              + ",\"httpsPort\":"
              + secure
              + "}}");
      assertEquals(202, restart(port).statusCode());
      assertEquals(secure, started.poll(20, TimeUnit.SECONDS).tls().port());
      new Socket("127.0.0.1", secure).close();
    }
  }

  @Test
  void itsPortsAreExchanged() throws Exception {
    int secure = free();
    write(ports(port, secure));
    assertEquals(202, restart(port).statusCode());
    started.poll(20, TimeUnit.SECONDS);
    write(ports(secure, port));
    assertEquals(202, restart(port).statusCode());
    assertEquals(secure, started.poll(20, TimeUnit.SECONDS).node().httpPort());
    assertEquals(200, get(secure, "/status").statusCode());
  }

  private static String ports(int http, int https) {
    return "{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":"
        + http
        + ",\"httpsPort\":"
        + https
        + "}}";
  }

  /** What nobody could know before the old node has ended. */
  @Test
  void itIsThereAgainByTheFormerSettingsWhereTheNextOnesFailInTheEnd() throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
      assertTrue(taken.isBound());
      write("{\"node\":{\"bindAddress\":\"127.0.0.2\",\"httpPort\":" + port + "}}");
      assertEquals(202, restart(port).statusCode());
      assertEquals("127.0.0.1", started.poll(20, TimeUnit.SECONDS).node().bindAddress());
      assertEquals(200, get(port, "/status").statusCode());
    }
  }

  @Test
  void aMasterThatHasLostItsKeyIsNotStartedWithAnother() throws Exception {
    String master =
        "{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":"
            + port
            + "},\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":0}}";
    write(master);
    assertEquals(202, restart(port).statusCode(), "its first start as a master makes the key");
    started.poll(20, TimeUnit.SECONDS);
    Files.delete(folder.resolve("pair.key"));
    Files.writeString(
        folder.resolve("known.json"),
        "{\"redundantNodeId\":\"b\",\"redundantName\":\"serverB\",\"own\":[],\"redundant\":[]}");
    HttpResponse<String> answer = restart(port);
    assertEquals(409, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains("pair.key"), answer::body);
    assertFalse(Files.exists(folder.resolve("pair.key")));
  }

  @Test
  void itGoesOnWhereItCouldNotStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (List<String> each :
          List.of(
              List.of(
                  "{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":"
                      + taken.getLocalPort()
                      + "}}",
                  "node.httpPort"),
              List.of(
                  "{\"node\":{\"bindAddress\":\"192.0.2.1\",\"httpPort\":" + port + "}}",
                  "node.bindAddress"),
              List.of(
                  "{\"node\":{\"httpPort\":"
                      + port
                      + "},\"redundancy\":{\"mode\":\"Backup\",\"pair\":\"p\","
                      + "\"masterAddress\":\"http://127.0.0.1:1\"}}",
                  "pair.key"))) {
        write(each.get(0));
        HttpResponse<String> answer = restart(port);
        assertEquals(409, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains(each.get(1)), answer::body);
        assertEquals(200, get(port, "/status").statusCode());
      }
    }
    write("{\"node\":{\"httpPort\":" + port + "}}");
    assertEquals(202, restart(port).statusCode(), "nothing of it is left");
    started.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void whatCouldNotStartIsWarnedOfBeforeItIsSaved() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String node = "{\"node\":{\"bindAddress\":\"127.0.0.1\",\"httpPort\":";
      for (List<String> each :
          List.of(
              List.of(node + taken.getLocalPort() + "}}", "node.httpPort"),
              List.of(node + port + ",\"httpsPort\":" + taken.getLocalPort() + "}}", "httpsPort"),
              List.of(
                  node
                      + port
                      + ",\"httpsPort\":"
                      + free()
                      + "},\"tls\":{\"certificateFile\":\"no.pem\",\"keyFile\":\"no.key\"}}",
                  "tls.certificateFile"),
              List.of(
                  node
                      + port
                      + "},\"redundancy\":{\"mode\":\"Backup\",\"pair\":\"p\","
                      + "\"masterAddress\":\"http://127.0.0.1:1\"}}",
                  "pair.key"))) {
        HttpResponse<String> answer = check(each.get(0));
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("a start with these settings would fail"), answer::body);
        assertTrue(answer.body().contains(each.get(1)), answer::body);
      }
      assertFalse(check(node + port + "}}").body().contains("would fail"));
      assertFalse(check(node + free() + ",\"httpsPort\":" + free() + "}}").body().contains("fail"));
      assertFalse(Files.exists(folder.resolve("start-certificate.p12")), "a look makes nothing");
    }
  }

  private HttpResponse<String> check(String settings) throws Exception {
    String token = Files.readString(folder.resolve("admin.token")).strip();
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/settings/check"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(settings))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> restart(int at) throws Exception {
    String token = Files.readString(folder.resolve("admin.token")).strip();
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + "/api/restart"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(int at, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void write(String settings) throws Exception {
    Files.writeString(folder.resolve("switchover.json"), settings);
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
