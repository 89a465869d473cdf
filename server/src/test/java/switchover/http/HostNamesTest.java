package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.settings.HostName;

/**
 * By a name that a stranger's web site made lead here (DNS rebinding) a node is not administered;
 * pages and the status are there by every name.
 */
class HostNamesTest {
  @TempDir static Path home;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node =
        new TestNode(
            home,
            "{\"node\":{\"name\":\"serverA\",\"publicAddress\":\"https://Plant.example:8066\",\"hostNames\":[\"scada\"]}}");
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8060",
        "node.localhost",
        "127.0.0.1",
        "10.1.2.3:80",
        "[::1]:8060",
        "plant.example",
        "PLANT.example:443",
        "plant.example.",
        "scada",
        "Scada:8060",
        "serverA",
      })
  void aNodeIsAdministeredByItsOwnNames(String host) throws Exception {
    assertEquals(200, ask("/config/", host));
    assertEquals(200, ask("/api/settings", host));
  }

  @Test
  void theNameOfTheMachineIsItsOwn() throws Exception {
    assertEquals(200, ask("/api/settings", HostName.own()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example",
        "localhost.rebound.example",
        "plant.example.rebound.example",
        "xscada",
        "127.0.0.1.rebound.example",
        "a.scada",
        "0x7f.1.rebound.example",
      })
  void byAnyOtherNameItIsNot(String host) throws Exception {
    for (String path :
        new String[] {
          "/config",
          "/config/",
          "/config/config.js",
          "/config/session",
          "/api/settings",
          "/sample/set-point"
        }) {
      assertEquals(421, ask(path, host), path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/area/tank-1",
        "/switchover/switchover.js",
        "/status",
        "/status/live",
        "/sample/process",
      })
  void pagesAndTheStatusAreThereByEveryName(String path) throws Exception {
    assertEquals(200, ask(path, "rebound.example"));
  }

  @Test
  void whoIsRefusedIsToldWhatIsAllowed() throws Exception {
    String answer = answer("/api/settings", "rebound.example:8060");
    assertTrue(answer.contains("\"field\":\"Host\""), answer);
    assertTrue(answer.contains("rebound.example"), answer);
    assertTrue(answer.contains("node.hostNames"), answer);
  }

  @Test
  void whoOpensTheScreenByAnotherNameReadsWhatToDo() throws Exception {
    String page = answer("/config/", "hmi.plant.example:8060");
    assertTrue(page.startsWith("HTTP/1.1 421"), page);
    assertTrue(page.contains("Content-Type: text/html"), page);
    assertTrue(page.contains("Content-Security-Policy: default-src 'none'"), page);
    assertFalse(page.contains("<script"), page);
    for (String name : new String[] {"hmi.plant.example", "localhost", "scada", "servera"}) {
      assertTrue(page.contains(name), () -> name + " is not in " + page);
    }
    String wanted = "[&quot;scada&quot;,&quot;hmi.plant.example&quot;]";
    assertTrue(page.contains("\"node\": {\"hostNames\": " + wanted + "}"), page);
    assertTrue(page.contains("settings set 'node.hostNames=" + wanted + "' --home"), page);
  }

  @Test
  void noNameBecomesMarkup() {
    String page =
        new String(
            MisdirectedPage.of("<b>'&{names}", List.of("\"<i>"), List.of()),
            StandardCharsets.UTF_8);
    assertFalse(page.contains("<b>") || page.contains("<i>"), page);
    assertEquals(1, page.split("<li>", -1).length - 1, page);
  }

  private static int ask(String path, String host) throws IOException {
    return Integer.parseInt(answer(path, host).substring(9, 12));
  }

  private static String answer(String path, String host) throws IOException {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAccept: text/html\r\nAuthorization: Bearer "
            + node.token()
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
