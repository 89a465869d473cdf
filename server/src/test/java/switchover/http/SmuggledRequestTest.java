package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a proxy and a node could read as different requests, so that a stranger's request would pass
 * as another's: the node refuses it, ends the connection, and answers nothing of what follows.
 * Nothing that was asked ends in the head of an answer.
 */
class SmuggledRequestTest {
  private static final String SMUGGLED = "GET /status/live HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d\\d\\d) ");

  @TempDir static Path home;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(home.resolve("pages/sub"));
    Files.writeString(home.resolve("pages/index.html"), "<!DOCTYPE html><title>x</title>");
    Files.writeString(home.resolve("pages/sub/index.html"), "<!DOCTYPE html><title>y</title>");
    node = new TestNode(home, "{}");
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\nTransfer-Encoding: chunked\n\n0\n\nX",
        "Transfer-Encoding: chunked\nContent-Length: 6\n\n0\n\nX",
        "Content-Length: 1\nContent-Length: 2\n\nX",
        "Content-Length: 1, 2\n\nX",
        "Content-Length: +1\n\nX",
        "Content-Length: -1\n\nX",
        "Content-Length: 0x1\n\nX",
        "Content-Length: 1 1\n\nX",
        "Content-Length: 99999999999999999999\n\nX",
        "Content-Length :1\n\nX",
        "Content-Length:\n 1\n\nX",
        "X: a\n b\n\n",
        "X: a\n\tb\n\n",
        "Transfer-Encoding : chunked\n\n0\n\n",
        "Transfer-Encoding: xchunked\n\n0\n\n",
        "Transfer-Encoding: identity\n\n0\n\n",
        "Transfer-Encoding: chunked, identity\n\n0\n\n",
        "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n\n0\n\n",
        "Transfer-Encoding:\n chunked\n\n0\n\n",
        "Transfer-Encoding: chunked\n\nzz\n",
        "Transfer-Encoding: chunked\n\n-1\n\n",
        "Transfer-Encoding: chunked\n\n0x0\n\n",
        "Transfer-Encoding: chunked\n\nfffffffffffffffff\n\n",
        "Transfer-Encoding: chunked\n\n1\nXX\n0\n\n",
        "Host: b\n\n",
        "No colon\n\n",
        ": no name\n\n",
        "X y: a\n\n",
        "X: a\u0000b\n\n",
      })
  void whatCouldBeReadInTwoWaysIsRefusedWithAllThatFollows(String rest) throws Exception {
    String crlf = rest.replace("\n", "\r\n");
    String answer = send("POST /status HTTP/1.1\r\nHost: a\r\n" + crlf + SMUGGLED);
    List<String> statuses = statuses(answer);
    // A reset takes away what was said before it.
    assertTrue(statuses.size() <= 1, answer);
    assertTrue(statuses.stream().allMatch(List.of("400", "405", "413", "501")::contains), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /status HTTP/1.1\r\nHost: a\r\nX: a\rContent-Length: 5\r\n\r\n",
        "GET /status HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET /status\tHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /status HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /status HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET /status HTTP/0.9\r\n\r\n",
      })
  void soIsAHeadThatIsNone(String head) throws Exception {
    String answer = send(head + SMUGGLED);
    List<String> statuses = statuses(answer);
    assertTrue(statuses.size() <= 1, answer);
    assertFalse(statuses.contains("200"), answer);
  }

  @Test
  void whatNeedsAProtocolThatIsNewerEndsTheConnection() throws Exception {
    String head =
        "GET /status HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n";
    String answer = send(head + "\r\n0\r\n\r\n" + SMUGGLED);
    assertEquals(List.of("400"), statuses(answer), answer);
  }

  /** A body that nobody wants is still a body, be it of a GET. */
  @Test
  void whatIsInABodyIsNoRequest() throws Exception {
    for (String method : List.of("GET", "POST")) {
      String head = method + " /status/ready HTTP/1.1\r\nHost: a\r\nContent-Length: ";
      String answer = send(head + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED);
      assertEquals(1, statuses(answer).size(), answer);
    }
  }

  /** What is refused before its body has come leaves no connection that only looks alive. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /nothing",
        "PUT /status",
        "DELETE /config/",
        "POST /api/switch",
        "POST /config/session/nothing",
        "GET /link/ping"
      })
  void whoseBodyIsNotReadIsToldThatTheConnectionEnds(String request) throws Exception {
    String head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    String cut = send(head + "100000\r\n\r\nx");
    assertTrue(cut.contains("\r\nConnection: close\r\n"), cut);
    String whole = send(head + "1\r\n\r\nx" + SMUGGLED);
    assertEquals(2, statuses(whole).size(), whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sub%0d%0aSet-Cookie:x=1",
        "/sub%0aSet-Cookie:x=1",
        "/sub?%0d%0aSet-Cookie:x=1",
        "/config?%0d%0aSet-Cookie:x=1",
        "/%0d%0aSet-Cookie:x=1",
        "/status/%0d%0aSet-Cookie:x=1",
      })
  void nothingThatWasAskedEndsAHeader(String path) throws Exception {
    String answer =
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
    String head = answer.split("\r\n\r\n", 2)[0];
    assertFalse(head.contains("\nSet-Cookie"), head);
  }

  /** A node sends nobody away from itself. */
  @ParameterizedTest
  @CsvSource({
    "/sub, ./sub/",
    "/config, ./config/",
    "//sub, ''",
    "//evil.example/sub, ''",
    "/\\evil.example/sub, ''",
    "/sub?//evil.example, ./sub/?//evil.example",
    "/config?url=http://evil.example, ./config/?url=http://evil.example",
  })
  void aRedirectStaysOnTheNode(String path, String location) throws Exception {
    String answer =
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
    List<String> found =
        answer
            .lines()
            .filter(line -> line.startsWith("Location: "))
            .map(l -> l.substring(10))
            .toList();
    assertEquals(location.isEmpty() ? List.of() : List.of(location), found, answer);
  }

  private static List<String> statuses(String answer) {
    return STATUS.matcher(answer).results().map((MatchResult each) -> each.group(1)).toList();
  }

  private static String send(String request) throws IOException {
    StringBuilder answer = new StringBuilder();
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        answer.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException e) {
      // What came before the reset is what was said.
      return answer.toString();
    }
    return answer.toString();
  }
}
