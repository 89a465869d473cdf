package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody tried and was refused stands in the audit, as what was done does. */
class RefusedActsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String STRANGER = "nobody who is known";
  private static final String ADMIN = "admin.token";

  @TempDir static Path home;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(home, "{}");
    assertEquals(200, asAdmin("POST", "/api/accounts", account("anna", "admin", PASSWORD)));
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @Test
  void anAccountThatIsNotChanged() throws Exception {
    refused(409, "POST", "/api/accounts", account("anna", "admin", PASSWORD), "AccountAdded");
    refused(400, "POST", "/api/accounts", account("max", "admin", "x"), "AccountAdded");
    refused(400, "POST", "/api/accounts", "", "AccountAdded");
    refused(409, "POST", "/api/accounts/remove", "{\"name\":\"anna\"}", "AccountRemoved");
    refused(409, "POST", "/api/accounts/remove", "{\"name\":\"ghost\"}", "AccountRemoved");
    String role = "{\"name\":\"anna\",\"role\":\"operator\"}";
    refused(409, "PUT", "/api/accounts", role, "RoleChanged");
    String password = "{\"name\":\"anna\",\"password\":\"s3cret\"}";
    refused(400, "PUT", "/api/accounts", password, "PasswordChanged");
    assertFalse(node.askAsAdmin("GET", "/api/audit", "").body().contains("s3cret"));
  }

  @Test
  void aMaintenanceThatDoesNotBegin() throws Exception {
    refused(400, "POST", "/api/maintenance", "{\"on\":5}", "Maintenance");
  }

  @Test
  void settingsThatAreNotSaved() throws Exception {
    refused(428, "PUT", "/api/settings", "{}", "SettingsSaved");
    refused(412, "PUT", "/api/settings", "{}", "SettingsSaved", "If-Match", "\"other\"");
    refused(400, "PUT", "/api/settings", "{", "SettingsSaved", "If-Match", "*");
    long before = newest().get("eventId").getAsLong();
    assertEquals(400, asAdmin("POST", "/api/settings/check", "{"), "a try is no act");
    assertEquals(before, newest().get("eventId").getAsLong());
  }

  @Test
  void aSignInOfAnotherOrigin() throws Exception {
    HttpResponse<String> answer =
        node.tell("POST", "/config/session", "{}", WhoAsks.PAGE_KEY, "x", "Origin", "http://evil");
    assertEquals(403, answer.statusCode());
    isNewest("RequestRefused", STRANGER);
  }

  @Test
  void whatIsAskedByAnotherName() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      String head = "POST /config/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n";
      String request = head + "Content-Length: 0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertTrue(new String(answer, StandardCharsets.UTF_8).startsWith("HTTP/1.1 421"));
    }
    isNewest("RequestRefused", STRANGER);
    assertTrue(newest().get("detail").getAsString().contains("evil.example"));
  }

  @Test
  void oneMoreFirstAdmin() throws Exception {
    String wish = account("eve", "", PASSWORD).replace("role", "code");
    assertEquals(401, signIn("/first-admin", wish));
    isNewest("FirstAdmin", STRANGER);
    assertEquals(400, signIn("/first-admin", wish.replace(PASSWORD, "x")));
    isNewest("FirstAdmin", STRANGER);
  }

  @Test
  void whoHasToWait() throws Exception {
    int status = 0;
    for (int guess = 0; guess < 5 && status != 429; guess++) {
      status = signIn("", "{\"name\":\"anna\",\"password\":\"guess\"}");
    }
    assertEquals(429, status);
    isNewest("SignIn", "anna");
    assertTrue(newest().get("detail").getAsString().contains("try again"));
    assertEquals(429, signIn("", "{\"name\":\"a password\",\"password\":\"guess\"}"));
    isNewest("SignIn", STRANGER);
  }

  private static int signIn(String way, String body) throws Exception {
    String origin = "http://127.0.0.1:" + node.port();
    String path = "/config/session" + way;
    return node.tell("POST", path, body, WhoAsks.PAGE_KEY, "x", "Origin", origin).statusCode();
  }

  private static void refused(
      int status, String method, String path, String body, String act, String... headers)
      throws Exception {
    long before = newest().get("eventId").getAsLong();
    assertEquals(status, asAdmin(method, path, body, headers));
    isNewest(act, ADMIN);
    assertEquals(before + 1, newest().get("eventId").getAsLong(), "once");
  }

  private static int asAdmin(String method, String path, String body, String... headers)
      throws Exception {
    return node.askAsAdmin(method, path, body, headers).statusCode();
  }

  private static void isNewest(String act, String who) throws Exception {
    JsonObject entry = newest();
    assertEquals(act, entry.get("type").getAsString(), entry::toString);
    assertEquals(who, entry.get("who").getAsString());
    assertEquals("127.0.0.1", entry.get("source").getAsString());
    assertEquals("Failure", entry.get("result").getAsString());
  }

  private static JsonObject newest() throws Exception {
    JsonElement audit = JsonParser.parseString(node.askAsAdmin("GET", "/api/audit", "").body());
    return audit.getAsJsonObject().getAsJsonArray("audit").get(0).getAsJsonObject();
  }

  private static String account(String name, String role, String password) {
    return "{\"name\":\""
        + name
        + "\",\"role\":\""
        + role
        + "\",\"password\":\""
        + password
        + "\"}";
  }
}
