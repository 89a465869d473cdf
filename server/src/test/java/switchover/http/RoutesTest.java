package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node answers on each path, over its real server. */
class RoutesTest {
  private static final String PAGE = "text/html,application/xhtml+xml";

  /** A master that waits long for its backup: Standby all the while. */
  private static final String STANDBY =
      "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":600000}}";

  @TempDir static Path runningHome;
  @TempDir static Path standbyHome;
  private static TestNode running;
  private static TestNode standby;

  @BeforeAll
  static void start() throws Exception {
    running = new TestNode(runningHome, "{\"node\":{\"name\":\"serverA\"}}");
    standby = new TestNode(standbyHome, STANDBY);
    long deadlineNanos = System.nanoTime() + 10_000_000_000L;
    while (running.ask("GET", "/status/running").statusCode() != 200) {
      assertTrue(System.nanoTime() < deadlineNanos, "an Independent node runs at once");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
    standby.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/status, 200, 200",
    "/status/live, 200, 200",
    "/status/running, 200, 503",
    "/status/standby, 503, 200",
    "/status/ready, 200, 503",
  })
  void theStatusAndItsQuestions(String path, int whenRunning, int whenStandby) throws Exception {
    assertStatus(running.ask("GET", path), whenRunning, "Running");
    assertStatus(standby.ask("GET", path), whenStandby, "Standby");
    HttpResponse<String> head = running.ask("HEAD", path);
    assertEquals(whenRunning, head.statusCode());
    assertEquals("", head.body());
  }

  private static void assertStatus(HttpResponse<String> answer, int code, String state) {
    assertEquals(code, answer.statusCode());
    assertEquals("application/json", header(answer, "Content-Type"));
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("*", header(answer, "Timing-Allow-Origin"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
    assertEquals("", header(answer, "Server"));
    JsonObject status = json(answer);
    assertEquals(state, status.get("state").getAsString());
    assertEquals(1, status.get("schema").getAsInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/status/", "/status/Running", "/status/running/", "/status/x", "/status/live/x"})
  void nothingElseIsBelowStatus(String path) throws Exception {
    assertProblem(running.ask("GET", path, "Accept", PAGE), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /status, 'GET, HEAD, OPTIONS'",
    "PUT, /status/running, 'GET, HEAD, OPTIONS'",
    "DELETE, /status/events, 'GET, HEAD, OPTIONS'",
    "TRACE, /status, 'GET, HEAD, OPTIONS'",
    "POST, /, 'GET, HEAD, OPTIONS'",
    "POST, /config/, 'GET, HEAD, OPTIONS'",
    "PATCH, /sample/process, 'GET, HEAD, OPTIONS'",
    "GET, /sample/set-point, POST",
  })
  void otherMethodsAreRefusedWithThoseAllowed(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> answer = running.ask(method, path);
    assertProblem(answer, 405);
    assertEquals(allowed, header(answer, "Allow"));
    assertTrue(answer.body().contains(method));
  }

  @Test
  void aPreflightIsAnsweredForEveryOriginAndPrivateNetworksWhereAsked() throws Exception {
    HttpResponse<String> asked =
        running.ask("OPTIONS", "/status", "Access-Control-Request-Private-Network", "true");
    assertEquals(204, asked.statusCode());
    assertEquals("*", header(asked, "Access-Control-Allow-Origin"));
    assertEquals("GET, HEAD, OPTIONS", header(asked, "Access-Control-Allow-Methods"));
    assertEquals("Authorization, *", header(asked, "Access-Control-Allow-Headers"));
    assertEquals("true", header(asked, "Access-Control-Allow-Private-Network"));
    HttpResponse<String> plain = running.ask("OPTIONS", "/status/events");
    assertEquals("", header(plain, "Access-Control-Allow-Private-Network"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%2Fb",
        "/a%252Fb",
        "/a%5Cb",
        "/area//tank",
        "//area",
        "/a|b",
        "/a[1]^b",
        "/a%FF",
        "/a//b?x",
        "/a%u0041",
        "/a;x=1/b;y",
        "/a?q=%2F%5C%zz|[]&&=",
        "/api%2Fswitch",
        "//api/switch",
        "/status%2Frunning",
        "/area/%E4%B8%AD%E6%96%87"
      })
  void everyAddressThatABrowserMayShowIsAPlaceInTheRuntime(String path) throws Exception {
    assertTrue(page(path).startsWith("HTTP/1.1 200"), path);
  }

  @Test
  void aLongQueryIsLetInAndAnEndlessOneIsNot() throws Exception {
    assertTrue(page("/area?q=" + "x".repeat(60_000)).startsWith("HTTP/1.1 200"));
    assertTrue(page("/area?q=" + "x".repeat(70_000)).startsWith("HTTP/1.1 414"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/..%2fapi",
        "/%2e%2e/api",
        "/..;/api",
        "/%2e/status",
        "/../../x",
        "/a%00b",
        "/a%zz",
        "/a%"
      })
  void noAddressClimbsOutOfThePages(String path) throws Exception {
    String answer = page(path);
    boolean place = answer.startsWith("HTTP/1.1 200") && answer.contains("text/html");
    assertTrue(place || answer.startsWith("HTTP/1.1 400"), answer);
  }

  /** As it is: no client that mends it. */
  private static String page(String path) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.port())) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: a\r\nAccept: "
              + PAGE
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/area/tank-1", "/any/deeper/path.x", "/area/%20x"})
  void theRuntimePageIsThereAndAtEveryDeeperPath(String path) throws Exception {
    HttpResponse<String> page = running.ask("GET", path, "Accept", PAGE);
    assertEquals(200, page.statusCode());
    assertTrue(header(page, "Content-Type").startsWith("text/html"));
    String base = page.body().split("<base href=\"")[1].split("\"")[0];
    assertEquals("/", URI.create(path).resolve(base).getPath());
    // Behind a proxy that puts a path of its own before the node's, of which the node knows
    // nothing.
    assertEquals("/plant/", URI.create("/plant" + path).resolve(base).getPath());
    assertTrue(page.body().contains(running.served().nodeId()));
    assertFalse(page.body().contains("{{"));
    assertEquals("no-cache", header(page, "Cache-Control"));
    assertEquals("nosniff", header(page, "X-Content-Type-Options"));
    String policy = header(page, "Content-Security-Policy");
    assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
    assertEquals("", header(page, "Access-Control-Allow-Origin"));
  }

  @Test
  void theConfigurationScreenHasItsOwnFolder() throws Exception {
    HttpResponse<String> bare = running.ask("GET", "/config?lang=zh");
    assertEquals(302, bare.statusCode());
    String folder = header(bare, "Location");
    assertEquals("/config/?lang=zh", URI.create("/config").resolve(folder).toString());
    assertEquals("/plant/config/?lang=zh", URI.create("/plant/config").resolve(folder).toString());
    HttpResponse<String> screen = running.ask("GET", "/config/", "Accept", PAGE);
    assertEquals(200, screen.statusCode());
    assertNotEquals(running.ask("GET", "/", "Accept", PAGE).body(), screen.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/switchover/switchover.js", "/switchover/switchover.mjs"})
  void theClientMayBeLoadedByPagesOfEveryOrigin(String path) throws Exception {
    HttpResponse<String> script = running.ask("GET", path);
    assertEquals(200, script.statusCode());
    assertTrue(header(script, "Content-Type").startsWith("text/javascript"));
    assertEquals("*", header(script, "Access-Control-Allow-Origin"));
    HttpResponse<String> again = running.ask("GET", path, "If-None-Match", header(script, "ETag"));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    HttpResponse<String> packed = running.ask("GET", path, "Accept-Encoding", "gzip");
    assertEquals("gzip", header(packed, "Content-Encoding"));
    assertNotEquals(header(script, "ETag"), header(packed, "ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope.js",
        "/area/tank-1",
        "/switchover/",
        "/switchover/nope.js",
        "/runtime/",
        "/META-INF/MANIFEST.MF",
        "/WEB-INF/web.xml",
        "/switchover/http/Routes.class",
        "/failure",
        "/sample",
        "/sample/",
        "/sample/x",
        "/link/connect"
      })
  void whatIsNoFileIsNotFound(String path) throws Exception {
    assertProblem(running.ask("GET", path), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/switchover/nope", "/switchover/", "/config/nope"})
  void whatBelongsToOthersIsNoPathOfTheRuntime(String path) throws Exception {
    assertProblem(running.ask("GET", path, "Accept", PAGE), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/runtime/..%2f..%2fsettings",
        "/..%5c..%5cx",
        "/runtime/%00.js",
        "/..;/x",
        "//etc/passwd"
      })
  void noPathLeadsOut(String path) throws Exception {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 404"), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"})
  void whatIsNoHttpGetsAPlainAnswer(String request) throws Exception {
    String answer = raw(request);
    assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
    assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
    assertFalse(answer.contains("\tat "), answer);
  }

  @ParameterizedTest
  @CsvSource({"GET, /api", "POST, /api/switch", "GET, /api/nope", "OPTIONS, /api/switch"})
  void theApiIsNeverOpen(String method, String path) throws Exception {
    for (String authorization : new String[] {"Bearer wrong", "Basic YTpi", "Bearer ", "x"}) {
      HttpResponse<String> answer = running.ask(method, path, "Authorization", authorization);
      assertProblem(answer, 401);
      assertTrue(header(answer, "WWW-Authenticate").startsWith("Bearer"));
      assertEquals("", header(answer, "Access-Control-Allow-Origin"));
    }
    assertProblem(running.ask(method, path), 401);
  }

  @Test
  void withTheTokenTheApiSaysWhatItCanDo() throws Exception {
    String bearer = "Bearer " + running.token();
    assertProblem(running.ask("GET", "/api/nope", "Authorization", bearer), 404);
    HttpResponse<String> get = running.ask("GET", "/api/switch", "Authorization", bearer);
    assertProblem(get, 405);
    assertEquals("POST", header(get, "Allow"));
    HttpResponse<String> refused = running.ask("POST", "/api/switch", "Authorization", bearer);
    assertProblem(refused, 409);
    assertTrue(refused.body().contains("Independent"), refused.body());
  }

  @Test
  void theSampleSaysThatItIsOne() throws Exception {
    HttpResponse<String> answer = running.ask("GET", "/sample/process");
    assertEquals(200, answer.statusCode());
    assertEquals("no-store", header(answer, "Cache-Control"));
    JsonObject sample = json(answer);
    assertTrue(sample.get("sample").getAsBoolean());
    assertEquals("serverA", sample.get("node").getAsString());
    assertEquals("Running", sample.get("state").getAsString());
    assertEquals(7, sample.getAsJsonArray("values").size());
  }

  @ParameterizedTest
  @CsvSource({"?seconds=600, 301", "?seconds=10, 6", "?seconds=1, 1", "'', 301"})
  void theSampleRemembers(String query, int points) throws Exception {
    JsonObject history = json(running.ask("GET", "/sample/history" + query));
    assertEquals(2000, history.get("stepMillis").getAsInt());
    assertEquals(7, history.getAsJsonArray("series").size());
    JsonObject first = history.getAsJsonArray("series").get(0).getAsJsonObject();
    assertEquals(points, first.getAsJsonArray("points").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "601", "-1", "abc", "", "1.5", "99999999999"})
  void aBadSpanIsNamed(String seconds) throws Exception {
    HttpResponse<String> answer = running.ask("GET", "/sample/history?seconds=" + seconds);
    assertProblem(answer, 400);
    JsonObject problem = json(answer);
    assertEquals("seconds", problem.get("field").getAsString());
    assertEquals(seconds, problem.get("value").getAsString());
    assertTrue(problem.get("allowed").getAsString().contains("1 to 600"));
  }

  private static void assertProblem(HttpResponse<String> answer, int code) {
    assertEquals(code, answer.statusCode(), answer::body);
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertEquals(code, json(answer).get("status").getAsInt());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
