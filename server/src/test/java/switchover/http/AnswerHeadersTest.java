package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a passive scanner would look at: the headers and bodies of the answers of every route. */
class AnswerHeadersTest {
  /** A path as the README's table has it, without its query. */
  private static final Pattern TOLD =
      Pattern.compile("`(?:[A-Z]+ )?(/[a-z][a-z/.-]*[a-z]|/config/|/)[?`]");

  @TempDir static Path home;
  @TempDir static Path ownHome;
  private static TestNode node;
  private static TestNode withOwnPages;

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(home, "{\"node\":{\"name\":\"serverA\"}}");
    Files.createDirectories(ownHome.resolve("pages/sub"));
    Files.writeString(ownHome.resolve("pages/index.html"), "<!DOCTYPE html><title>x</title>");
    withOwnPages = new TestNode(ownHome, "{}");
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    withOwnPages.close();
  }

  @ParameterizedTest(name = "{0} {1} as {2}")
  @CsvSource({
    "GET, /, text/html, no-cache",
    "GET, /area/tank-1, text/html, no-cache",
    "GET, /config/, text/html, no-cache",
    "GET, /config, text/html, ''",
    "GET, /config/config.js, */*, no-cache",
    "GET, /runtime/look.css, */*, no-cache",
    "GET, /switchover/switchover.js, */*, no-cache",
    "GET, /switchover/switchover.mjs, */*, no-cache",
    "GET, /switchover/worker.js, */*, no-cache",
    "GET, /switchover/switchover.d.ts, */*, no-cache",
    "GET, /switchover/zh.json, */*, no-cache",
    "GET, /switchover/, */*, no-store",
    "GET, /runtime/, */*, no-store",
    "GET, /nothing, */*, no-store",
    "GET, /WEB-INF/web.xml, */*, no-store",
    "GET, /../admin.token, */*, no-store",
    "GET, /status, */*, no-store",
    "HEAD, /status, */*, no-store",
    "GET, /status/running, */*, no-store",
    "GET, /status/standby, */*, no-store",
    "GET, /status/ready, */*, no-store",
    "GET, /status/live, */*, no-store",
    "HEAD, /status/events, */*, no-store",
    "GET, /status/other, */*, no-store",
    "POST, /status/gone, */*, no-store",
    "GET, /status/gone, */*, no-store",
    "POST, /status, */*, no-store",
    "GET, /api, */*, no-store",
    "GET, /api/settings, */*, no-store",
    "POST, /api/switch, */*, no-store",
    "GET, /metrics, */*, no-store",
    "GET, /config/session, */*, no-store",
    "POST, /config/session, */*, no-store",
    "POST, /config/session/first-admin, */*, no-store",
    "POST, /config/session/ticket, */*, no-store",
    "GET, /failure, */*, no-store",
    "GET, /sample/values, */*, no-store",
    "POST, /sample/set-point, */*, no-store",
    "POST, /link/connect, */*, no-store",
    "TRACE, /, */*, no-store",
    "DELETE, /config/, */*, no-store",
  })
  void theAnswerSaysNothingOfTheInsideAndIsNotGuessedAt(
      String method, String path, String accept, String cache) throws Exception {
    assertPlain(node.ask(method, path, "Accept", accept), cache);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /api/settings",
    "PUT, /api/settings",
    "GET, /api/settings/fields",
    "POST, /api/settings/check",
    "POST, /api/settings/export",
    "PUT, /api/pair-key",
    "GET, /api/events",
    "GET, /api/pages",
    "GET, /api/audit",
    "GET, /api/accounts",
    "POST, /api/accounts",
    "PUT, /api/accounts",
    "POST, /api/accounts/remove",
    "POST, /api/ticket",
    "POST, /api/password",
    "POST, /api/switch",
    "POST, /api/maintenance",
    "POST, /api/restart",
    "GET, /api/nothing",
    "GET, /metrics",
  })
  void soDoTheAdminsAnswers(String method, String path) throws Exception {
    assertPlain(node.askAsAdmin(method, path, ""), "no-store");
  }

  /** A route that is new, or told to people, is looked at here, or this fails. */
  @Test
  void eachRouteIsAsked() throws Exception {
    Set<String> asked = new TreeSet<>(asked("theAnswerSaysNothingOfTheInsideAndIsNotGuessedAt"));
    asked.addAll(asked("soDoTheAdminsAnswers"));
    Set<String> missing = new TreeSet<>();
    for (Routes.Route route : Routes.of(node.served())) {
      for (String pattern : route.patterns()) {
        String below = pattern.replace("*", "");
        boolean some = asked.stream().anyMatch(path -> path.startsWith(below));
        if (pattern.endsWith("/*") ? !some : !asked.contains(pattern)) {
          missing.add(pattern);
        }
      }
    }
    Files.readAllLines(Path.of("../README.md")).stream()
        .filter(line -> line.startsWith("| `") && line.contains(" /"))
        .map(line -> line.split(" \\| ")[0])
        .flatMap(cell -> TOLD.matcher(cell).results().map(found -> found.group(1)))
        .filter(path -> !asked.contains(path))
        .forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  private static List<String> asked(String test) {
    return Stream.of(AnswerHeadersTest.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(test))
        .flatMap(method -> Stream.of(method.getAnnotation(CsvSource.class).value()))
        .map(row -> row.split(", ")[1])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/config/", "/deep/er"})
  void aPageOfOursRunsNothingButItsOwnAndIsFramedByNobodyElse(String path) throws Exception {
    HttpResponse<String> page = node.ask("GET", path, "Accept", "text/html");
    String policy = header(page, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
    assertTrue(policy.endsWith("frame-ancestors 'self'"), policy);
    assertTrue(policy.contains("form-action 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("same-origin", header(page, "Referrer-Policy"));
  }

  @Test
  void aPageOfThePlantsOwnIsFramedByNobodyElse() throws Exception {
    HttpResponse<String> page = withOwnPages.ask("GET", "/", "Accept", "text/html");
    assertPlain(page, "no-cache");
    assertTrue(header(page, "Content-Security-Policy").startsWith("frame-ancestors 'self'"));
    assertPlain(withOwnPages.ask("GET", "/sub", "Accept", "text/html"), "no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "<script>alert(1)</script>\r\n\r\n",
      })
  void whatIsNoHttpGetsNoMoreThanItsError(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readNBytes(40), StandardCharsets.ISO_8859_1);
      assertTrue(answer.matches("(?s)HTTP/1\\.1 (400|505) .*"), answer);
      socket.shutdownOutput();
      String rest = answer + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(rest.contains("X-Content-Type-Options: nosniff"), rest);
      assertSaysNothing(rest);
    }
  }

  private static void assertPlain(HttpResponse<String> answer, String cache) {
    assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, answer.toString());
    assertEquals("", header(answer, "Server"));
    assertEquals("", header(answer, "X-Powered-By"));
    assertEquals("", header(answer, "Set-Cookie"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
    assertEquals(cache, header(answer, "Cache-Control"));
    if (!answer.body().isEmpty()) {
      assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
      assertFalse(header(answer, "Content-Type").isEmpty(), answer.toString());
    }
    // A script has words of its own.
    if (!header(answer, "Content-Type").startsWith("text/javascript")) {
      assertSaysNothing(answer.body());
    }
  }

  private static void assertSaysNothing(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    for (String inside : new String[] {"jetty", "java.", "exception", "\tat ", home.toString()}) {
      assertFalse(text.contains(inside), () -> inside + " is in " + body);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
