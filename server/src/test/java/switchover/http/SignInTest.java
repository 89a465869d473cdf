package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * People sign in to a node, over its real server: the first admin first. Those who guess come from
 * other addresses, for they make them wait.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {
  private static final String SESSION = "/config/session";
  private static final String PASSWORD = "correct horse battery";
  private static final int FIRST = 1;
  private static final int LAST = Integer.MAX_VALUE;

  @TempDir static Path home;
  private static TestNode node;
  private static Person anna;

  /** Both secrets of somebody who is signed in. */
  private record Person(String cookie, String key) {
    HttpResponse<String> ask(String method, String path, String body, String... more)
        throws Exception {
      List<String> headers = new ArrayList<>(List.of("Cookie", cookie, WhoAsks.PAGE_KEY, key));
      headers.addAll(List.of(more));
      if (!more(headers)) {
        headers.addAll(List.of("Origin", "http://127.0.0.1:" + node.port()));
      }
      return node.tell(method, path, body, headers.toArray(new String[0]));
    }

    private static boolean more(List<String> headers) {
      return headers.contains("Origin") || headers.contains("Sec-Fetch-Site");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(home, "{\"node\":{\"trustedProxies\":[\"127.0.0.1\"]}}");
    theFirstAdminIsMadeByTheCodeAlone();
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  private static void theFirstAdminIsMadeByTheCodeAlone() throws Exception {
    Path file = home.resolve("first-admin.code");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(session(node.ask("GET", SESSION)).get("firstAdmin").getAsBoolean());
    String code = Files.readString(file).strip();
    assertEquals(401, firstAdmin("AAAAA-AAAAA-AAAAA-AAAAA", "eve").statusCode());
    assertEquals(401, post(SESSION, credentials("admin", "admin")).statusCode());
    HttpResponse<String> made = firstAdmin(code.toLowerCase(java.util.Locale.ROOT), "anna");
    assertEquals(200, made.statusCode(), made::body);
    anna = person(made);
    assertFalse(Files.exists(file), "it is good once");
    assertEquals(401, firstAdmin(code, "eve").statusCode());
    assertFalse(session(node.ask("GET", SESSION)).get("firstAdmin").getAsBoolean());
    Path accounts = home.resolve("accounts.json");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts)));
    String kept = Files.readString(accounts);
    assertTrue(kept.contains("anna") && kept.contains("$2b$10$"), kept);
    assertFalse(kept.contains(PASSWORD), "the password itself is nowhere");
  }

  @Test
  void theCookieIsForThisNodeAloneAndNoScriptHasIt() throws Exception {
    HttpResponse<String> answer = signIn("anna");
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(
        cookie.matches(
            "switchover-"
                + node.served().nodeId()
                + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"),
        cookie);
    HttpResponse<String> byHttps =
        post(SESSION, credentials("anna", PASSWORD), "X-Forwarded-Proto", "https");
    String secure = byHttps.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(secure.endsWith("; Secure"), secure);
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void eachSignInIsANewSessionWhateverCookieWasThere() throws Exception {
    HttpResponse<String> first = signIn("anna");
    HttpResponse<String> second =
        post(SESSION, credentials("anna", PASSWORD), "Cookie", person(first).cookie());
    assertNotEquals(person(first).cookie(), person(second).cookie());
    String planted = person(first).cookie().replaceAll("=.*", "=" + "A".repeat(43));
    HttpResponse<String> third = post(SESSION, credentials("anna", PASSWORD), "Cookie", planted);
    assertNotEquals(planted, person(third).cookie());
    assertEquals(
        401, new Person(planted, person(third).key()).ask("GET", "/api/events", "").statusCode());
  }

  @Test
  void whoIsSignedInMayAndAfterSignOutNotAnyMore() throws Exception {
    Person person = person(signIn("anna"));
    JsonObject who = session(person.ask("GET", SESSION, ""));
    assertEquals("anna", who.get("name").getAsString());
    assertEquals("admin", who.get("role").getAsString());
    assertEquals(200, person.ask("GET", "/api/settings", "").statusCode());
    assertEquals(200, person.ask("DELETE", SESSION, "").statusCode());
    assertEquals(401, person.ask("GET", "/api/settings", "").statusCode());
    assertFalse(session(person.ask("GET", SESSION, "")).get("signedIn").getAsBoolean());
  }

  @Test
  void theCookieAloneIsNothing() throws Exception {
    for (String method : List.of("GET", "POST")) {
      String path = method.equals("GET") ? "/api/settings" : "/api/switch";
      HttpResponse<String> answer = node.tell(method, path, "", "Cookie", anna.cookie());
      assertEquals(403, answer.statusCode(), answer.body());
      answer = new Person(anna.cookie(), "guessed").ask(method, path, "");
      assertEquals(401, answer.statusCode(), answer.body());
      answer = node.tell(method, path, "", WhoAsks.PAGE_KEY, anna.key());
      assertEquals(401, answer.statusCode(), answer.body());
    }
  }

  /** Whatever answers on another port of this host can give a browser cookies for it. */
  @Test
  void aPlantedCookieBlindsNobody() throws Exception {
    String planted = anna.cookie().replaceAll("=.*", "=planted; ").repeat(8);
    Person blinded = new Person(planted + anna.cookie(), anna.key());
    assertEquals(200, blinded.ask("GET", "/api/settings", "").statusCode());
    assertTrue(session(blinded.ask("GET", SESSION, "")).get("signedIn").getAsBoolean());
    assertEquals(401, new Person(planted, anna.key()).ask("GET", "/api/settings", "").statusCode());
  }

  @Test
  void whoseSessionHasEndedIsToldSo() throws Exception {
    Person person = person(signIn("anna"));
    person.ask("DELETE", SESSION, "");
    String told = person.ask("GET", "/api/events", "").body();
    assertTrue(told.contains("session has ended") && told.contains("sign in again"), told);
    assertFalse(told.contains("Bearer"), told);
    assertTrue(node.ask("GET", "/api/events").body().contains("Bearer"));
  }

  @Test
  void theTokenGetsNoTicketAndIsToldWhy() throws Exception {
    HttpResponse<String> answer = node.askAsAdmin("POST", "/api/ticket", "");
    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("signed in by a name"), answer.body());
  }

  @Test
  void anEmptySignInIsToldWhatIsWanted() throws Exception {
    String told = post(SESSION, "").body();
    assertTrue(told.contains("an empty text") && !told.contains("settings"), told);
  }

  @Test
  void noPageOfAnotherOriginActsInAPersonsName() throws Exception {
    String[][] foreign = {
      {"Origin", "http://evil.example"},
      {"Origin", "http://127.0.0.1:1"},
      {"Origin", "null"},
      {"Sec-Fetch-Site", "cross-site"},
      {"Sec-Fetch-Site", "same-site"},
      {"Sec-Fetch-Site", "none"},
    };
    for (String[] header : foreign) {
      HttpResponse<String> answer =
          anna.ask("POST", "/api/maintenance", "{\"on\":false}", header[0], header[1]);
      assertEquals(403, answer.statusCode(), header[1]);
      answer =
          node.tell(
              "POST",
              SESSION,
              credentials("anna", PASSWORD),
              WhoAsks.PAGE_KEY,
              "x",
              header[0],
              header[1]);
      assertEquals(403, answer.statusCode(), header[1]);
      assertEquals("", answer.headers().firstValue("Set-Cookie").orElse(""));
    }
    HttpResponse<String> silent =
        node.tell("POST", "/api/switch", "", "Cookie", anna.cookie(), WhoAsks.PAGE_KEY, anna.key());
    assertEquals(403, silent.statusCode(), "a browser says where a change comes from");
    assertEquals(
        200,
        anna.ask("POST", "/api/maintenance", "{\"on\":false}", "Sec-Fetch-Site", "same-origin")
            .statusCode());
    assertEquals(
        200,
        node.askAsAdmin("POST", "/api/maintenance", "{\"on\":false}").statusCode(),
        "a script");
  }

  @Test
  void anOperatorMayLookAndNoMore() throws Exception {
    add("oskar", "operator");
    Person oskar = person(signIn("oskar"));
    for (String path : List.of("/api/events", "/api/pages")) {
      assertEquals(200, oskar.ask("GET", path, "").statusCode(), path);
    }
    for (String path : List.of("/api/settings", "/api/audit", "/api/accounts", "/api/nope")) {
      assertEquals(403, oskar.ask("GET", path, "").statusCode(), path);
    }
    for (String path :
        List.of(
            "/api/switch", "/api/maintenance", "/api/restart", "/api/accounts", "/api/settings")) {
      assertEquals(403, oskar.ask("POST", path, "{}").statusCode(), path);
    }
    assertEquals(401, oskar.ask("GET", "/metrics", "").statusCode());
  }

  @Test
  void aChangeOfAnAccountEndsItsSessions() throws Exception {
    add("otto", "operator");
    Person otto = person(signIn("otto"));
    assertEquals(200, change("PUT", "/api/accounts", "{\"name\":\"otto\",\"role\":\"admin\"}"));
    assertEquals(401, otto.ask("GET", "/api/events", "").statusCode());
    otto = person(signIn("otto"));
    assertEquals(200, otto.ask("GET", "/api/settings", "").statusCode(), "he is an admin now");
    assertEquals(
        200,
        change("PUT", "/api/accounts", "{\"name\":\"otto\",\"password\":\"another password\"}"));
    assertEquals(401, otto.ask("GET", "/api/events", "").statusCode());
    otto = person(post(SESSION, credentials("otto", "another password")));
    assertEquals(200, change("POST", "/api/accounts/remove", "{\"name\":\"otto\"}"));
    assertEquals(401, otto.ask("GET", "/api/events", "").statusCode());
  }

  @Test
  void onesOwnPasswordWantsThePresentOne() throws Exception {
    add("olga", "operator");
    Person olga = person(signIn("olga"));
    Person elsewhere = person(signIn("olga"));
    String wanted = "\",\"password\":\"a longer password\"}";
    HttpResponse<String> wrong =
        olga.ask("POST", "/api/password", "{\"present\":\"" + PASSWORD + "!" + wanted);
    assertEquals(409, wrong.statusCode(), wrong::body);
    HttpResponse<String> done =
        olga.ask("POST", "/api/password", "{\"present\":\"" + PASSWORD + wanted);
    assertEquals(200, done.statusCode(), done::body);
    assertEquals(200, olga.ask("GET", "/api/events", "").statusCode());
    assertEquals(401, elsewhere.ask("GET", "/api/events", "").statusCode());
    assertEquals(200, post(SESSION, credentials("olga", "a longer password")).statusCode());
    assertEquals(404, node.askAsAdmin("POST", "/api/password", "{}").statusCode());
  }

  @Test
  void thereIsAlwaysAnAdmin() throws Exception {
    assertEquals(409, change("POST", "/api/accounts/remove", "{\"name\":\"anna\"}"));
    assertEquals(409, change("PUT", "/api/accounts", "{\"name\":\"anna\",\"role\":\"operator\"}"));
    assertEquals(409, change("POST", "/api/accounts", account("ANNA", "admin", PASSWORD)));
  }

  @Test
  void whatIsWrongIsNamedAndNoPasswordIsRepeated() throws Exception {
    String[][] wrong = {
      {account("", "admin", PASSWORD), "name"},
      {account("a b", "admin", PASSWORD), "name"},
      {account("../x", "admin", PASSWORD), "name"},
      {account("Admin.Token", "admin", PASSWORD), "name"},
      {account("x".repeat(65), "admin", PASSWORD), "name"},
      {account("max", "root", PASSWORD), "role"},
      {account("max", "admin", "short-pw"), "password"},
      {account("maximilian", "admin", "Maximilian"), "password"},
      {account("max", "admin", "secretsecret".repeat(7)), "password"},
      {"{\"name\":\"max\",\"role\":\"admin\"}", "password"},
      {"{\"name\":\"max\",\"role\":\"admin\",\"password\":1234567890123}", "password"},
      {account("max", "admin", PASSWORD).replace("}", ",\"extra\":\"secretextra\"}"), "extra"},
      {"[]", "body"},
      {"", "body"},
    };
    for (String[] each : wrong) {
      HttpResponse<String> answer = anna.ask("POST", "/api/accounts", each[0]);
      assertEquals(400, answer.statusCode(), answer::body);
      assertEquals(each[1], session(answer).get("field").getAsString(), answer::body);
      for (String secret :
          List.of(PASSWORD, "short-pw", "secretsecret", "1234567890123", "secretextra")) {
        assertFalse(answer.body().contains(secret), answer::body);
      }
    }
    assertEquals(413, anna.ask("POST", "/api/accounts", " ".repeat(5000)).statusCode());
    assertFalse(Files.readString(home.resolve("accounts.json")).contains("max"));
  }

  @Test
  @Order(FIRST)
  void whatIsDoneIsAudited() throws Exception {
    Person person = person(signIn("anna"));
    person.ask("POST", "/api/switch", "");
    add("audrey", "operator");
    change("PUT", "/api/accounts", "{\"name\":\"audrey\",\"role\":\"admin\"}");
    change("PUT", "/api/accounts", "{\"name\":\"audrey\",\"password\":\"" + PASSWORD + "\"}");
    change("POST", "/api/accounts/remove", "{\"name\":\"audrey\"}");
    person.ask("POST", "/api/maintenance", "{\"on\":false}");
    String tag = person.ask("GET", "/api/settings", "").headers().firstValue("ETag").orElse("");
    HttpResponse<String> saved =
        person.ask(
            "PUT",
            "/api/settings",
            "{\"node\":{\"name\":\"renamed\",\"trustedProxies\":[\"127.0.0.1\"]}}",
            "If-Match",
            tag,
            "Origin",
            "http://127.0.0.1:" + node.port());
    assertEquals(200, saved.statusCode(), saved::body);
    person.ask("POST", "/api/restart", "");
    person.ask("DELETE", SESSION, "");
    node.ask("GET", "/api/events", "Authorization", "Bearer wrong");
    List<String> told = new ArrayList<>();
    HttpResponse<String> audit = node.askAsAdmin("GET", "/api/audit?most=5000", "");
    for (JsonElement each : session(audit).getAsJsonArray("audit")) {
      JsonObject entry = each.getAsJsonObject();
      told.add(
          0,
          entry.get("type").getAsString()
              + " "
              + entry.get("who").getAsString()
              + " "
              + entry.get("source").getAsString()
              + " "
              + entry.get("result").getAsString());
    }
    for (String act :
        List.of(
            "FirstAdmin nobody who is known 127.0.0.1 Failure",
            "FirstAdmin anna 127.0.0.1 Success",
            "SignIn anna 127.0.0.1 Success",
            "Switch anna 127.0.0.1 Failure",
            "AccountAdded anna 127.0.0.1 Success",
            "RoleChanged anna 127.0.0.1 Success",
            "PasswordChanged anna 127.0.0.1 Success",
            "AccountRemoved anna 127.0.0.1 Success",
            "Maintenance anna 127.0.0.1 Success",
            "SettingsSaved anna 127.0.0.1 Success",
            "Restart anna 127.0.0.1 Failure",
            "SignOut anna 127.0.0.1 Success",
            "TokenRefused nobody who is known 127.0.0.1 Failure")) {
      assertTrue(told.contains(act), () -> act + " is not in " + told);
    }
    assertFalse(audit.body().contains(PASSWORD));
    assertFalse(audit.body().contains(node.token()));
  }

  /** As many as are answered at a time and more, each with a body that does not come. */
  @Test
  void whoSendsNoBodyHoldsNobodyUp() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int each = 0; each < 40; each++) {
        Socket socket = new Socket("127.0.0.1", node.port());
        slow.add(socket);
        String head =
            "POST /config/session HTTP/1.1\r\nHost: 127.0.0.1:"
                + node.port()
                + "\r\nOrigin: http://127.0.0.1:"
                + node.port()
                + "\r\nSwitchover-Session: x\r\nContent-Length: 100\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      for (String path : List.of("/status", "/", "/config/")) {
        assertEquals(200, node.ask("GET", path, "Accept", "text/html").statusCode(), path);
      }
      assertEquals(200, anna.ask("GET", "/api/events", "").statusCode());
      assertEquals(200, signIn("anna").statusCode());
      slow.get(0).setSoTimeout(10_000);
      byte[] answer = slow.get(0).getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 408", new String(answer, StandardCharsets.US_ASCII));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @Order(LAST)
  void guessingIsSlowedDownAndNothingElseIs() throws Exception {
    add("gustav", "operator");
    List<Integer> codes = new ArrayList<>();
    HttpResponse<String> answer = null;
    for (int guess = 0; guess < 5; guess++) {
      answer = guess("gustav", "guess " + guess, "10.0.0.9");
      codes.add(answer.statusCode());
    }
    assertEquals(List.of(401, 401, 401, 429, 429), codes);
    int seconds = Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0"));
    assertTrue(seconds >= 1, answer.body());
    assertEquals(429, signIn("gustav").statusCode(), "nothing is looked at meanwhile");
    for (String path : List.of("/status", "/status/live", "/status/running")) {
      assertNotEquals(429, node.ask("GET", path).statusCode());
    }
    assertEquals(200, node.askAsAdmin("GET", "/api/events", "").statusCode());
    assertEquals(200, anna.ask("GET", "/api/events", "").statusCode());
  }

  @Test
  @Order(FIRST)
  void whoThereIsCantBeFoundOut() throws Exception {
    HttpResponse<String> known = guess("anna", "wrong password", "10.0.0.8");
    HttpResponse<String> unknown = guess("eve", "wrong password", "10.0.0.8");
    assertEquals(known.statusCode(), unknown.statusCode());
    assertEquals(known.body(), unknown.body());
    assertEquals(200, signIn("anna").statusCode());
  }

  private static HttpResponse<String> guess(String name, String password, String address)
      throws Exception {
    return post(SESSION, credentials(name, password), "X-Forwarded-For", address);
  }

  private static void add(String name, String role) throws Exception {
    assertEquals(200, change("POST", "/api/accounts", account(name, role, PASSWORD)));
  }

  private static int change(String method, String path, String body) throws Exception {
    return anna.ask(method, path, body).statusCode();
  }

  private static String account(String name, String role, String password) {
    JsonObject json = JsonParser.parseString(credentials(name, password)).getAsJsonObject();
    json.addProperty("role", role);
    return json.toString();
  }

  private static String credentials(String name, String password) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("password", password);
    return json.toString();
  }

  private static HttpResponse<String> firstAdmin(String code, String name) throws Exception {
    JsonObject json = JsonParser.parseString(credentials(name, PASSWORD)).getAsJsonObject();
    json.addProperty("code", code);
    return post(SESSION + "/first-admin", json.toString());
  }

  private static HttpResponse<String> signIn(String name) throws Exception {
    return post(SESSION, credentials(name, PASSWORD));
  }

  private static HttpResponse<String> post(String path, String body, String... more)
      throws Exception {
    List<String> headers = new ArrayList<>(List.of(more));
    String origin = "http://127.0.0.1:" + node.port();
    headers.addAll(List.of(WhoAsks.PAGE_KEY, "sign-in", "Origin", origin));
    return node.tell("POST", path, body, headers.toArray(new String[0]));
  }

  private static Person person(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer::body);
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    return new Person(cookie, session(answer).get("key").getAsString());
  }

  private static JsonObject session(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }
}
