package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings over HTTP: read, tried, saved, and told to the second of two admins. */
class SettingsApiTest {
  private static final String SETTINGS = "/api/settings";
  private static final String STORED =
      "{\"node\":{\"name\":\"serverA\"},\"later\":{\"x\":1.50,\"apiToken\":\"s3cret\"},"
          + "\"hooks\":{\"command\":[\"/bin/true\",\"s3cret\"]}}";

  @TempDir Path home;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    node = new TestNode(home, STORED);
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
  }

  @Test
  void aChangeOfThePageAndTheNameIsInForceAtOnce() throws Exception {
    JsonObject settings = json(get());
    section(settings, "page").addProperty("missed", 3);
    section(settings, "page").addProperty("coldOpen", false);
    section(settings, "node").addProperty("name", "serverB");
    HttpResponse<String> answer = put(settings.toString(), tag(get()));
    assertEquals(200, answer.statusCode(), answer::body);
    assertEquals(
        List.of("node.name", "page.missed", "page.coldOpen"), texts(answer, "appliedAtOnce"));
    assertEquals(List.of(), texts(answer, "restartNeeded"));
    assertEquals(tag(answer), tag(get()));
    JsonObject status = json(node.ask("GET", "/status"));
    assertEquals("serverB", status.get("name").getAsString());
    assertEquals(3, status.getAsJsonObject("heartbeat").get("missed").getAsInt());
    String worker = node.ask("GET", "/switchover/worker.js").body();
    assertTrue(worker.contains("unregister"), worker);
  }

  @Test
  void whoMayFrameTheRuntimePageIsInForceAtOnceAndNeverForTheScreen() throws Exception {
    JsonObject settings = json(get());
    String given = "[\"https://portal.example:443/\",\"http://10.0.0.9:3000\"]";
    section(settings, "page").add("framedBy", JsonParser.parseString(given));
    HttpResponse<String> answer = put(settings.toString(), tag(get()));
    assertTrue(texts(answer, "appliedAtOnce").contains("page.framedBy"), answer::body);
    String ancestors = "frame-ancestors 'self' https://portal.example http://10.0.0.9:3000";
    assertTrue(policy("/").endsWith(ancestors), policy("/"));
    assertTrue(policy("/config/").endsWith("frame-ancestors 'self'"), policy("/config/"));
    Files.createDirectories(home.resolve("pages"));
    Files.writeString(home.resolve("pages/index.html"), "own");
    assertEquals(ancestors, policy("/"));
  }

  private String policy(String path) throws Exception {
    HttpResponse<String> page = node.ask("GET", path, "Accept", "text/html");
    return page.headers().firstValue("Content-Security-Policy").orElse("");
  }

  @Test
  void whatWantsARestartIsSaidAndNotInForceBeforeIt() throws Exception {
    JsonObject settings = json(get());
    section(settings, "node").addProperty("publicAddress", "https://hmi.example");
    section(settings, "redundancy").addProperty("mode", "Master");
    section(settings, "redundancy").addProperty("pair", "p");
    HttpResponse<String> answer = put(settings.toString(), tag(get()));
    assertEquals(
        List.of("node.publicAddress", "redundancy.mode", "redundancy.pair"),
        texts(answer, "restartNeeded"));
    assertEquals("Independent", json(node.ask("GET", "/status")).get("mode").getAsString());
    assertEquals(
        texts(answer, "restartNeeded"),
        texts(node.askAsAdmin("POST", SETTINGS + "/check", settings.toString()), "restartNeeded"),
        "it is still said later");
    JsonObject event =
        json(node.askAsAdmin("GET", "/api/events?most=1", ""))
            .getAsJsonArray("events")
            .get(0)
            .getAsJsonObject();
    assertEquals("Settings", event.get("kind").getAsString());
    assertTrue(event.get("why").getAsString().contains("redundancy.mode"), event::toString);
    assertTrue(event.get("by").getAsString().contains("127.0.0.1"), event::toString);
  }

  @Test
  void theSecondOfTwoIsToldWhatDiffers() throws Exception {
    HttpResponse<String> read = get();
    JsonObject first = json(read);
    section(first, "node").addProperty("name", "first");
    assertEquals(200, put(first.toString(), tag(read)).statusCode());
    JsonObject second = json(read);
    section(second, "page").addProperty("missed", 4);
    HttpResponse<String> answer = put(second.toString(), tag(read));
    assertEquals(412, answer.statusCode());
    assertEquals(tag(get()), tag(answer));
    JsonArray differences = json(answer).getAsJsonArray("differences");
    assertEquals(
        "[{\"field\":\"node.name\",\"yours\":\"serverA\",\"stored\":\"first\"},"
            + "{\"field\":\"page.missed\",\"yours\":4}]",
        differences.toString());
    assertEquals("first", json(get()).getAsJsonObject("node").get("name").getAsString());
    assertEquals(200, put(second.toString(), tag(answer)).statusCode(), "now it knows");
  }

  @Test
  void anEditOfTheFileMeanwhileIsSomebodyElsesChangeToo() throws Exception {
    String tag = tag(get());
    Files.writeString(home.resolve("switchover.json"), "{\"node\":{\"name\":\"byHand\"}}");
    assertEquals(412, put("{}", tag).statusCode());
    assertNotEquals(tag, tag(get()));
  }

  /** As nginx and HAProxy do it, and Apache. */
  @Test
  void aProxyThatPacksAnswersKeepsNobodyFromSaving() throws Exception {
    String tag = tag(get());
    assertEquals(200, put("{}", "W/" + tag).statusCode());
    assertEquals(412, put("{}", "W/" + tag).statusCode());
    assertEquals(412, put("{}", packed(tag)).statusCode());
    assertEquals(200, put(STORED, packed(tag(get()))).statusCode());
  }

  private static String packed(String tag) {
    return tag.substring(0, tag.length() - 1) + "-gzip\"";
  }

  @Test
  void theStartTagOfAFileDoesNotDependOnItsSpaces() throws Exception {
    String tag = tag(get());
    Files.writeString(home.resolve("switchover.json"), STORED.replace(",", " ,\n"));
    assertEquals(tag, tag(get()));
  }

  @Test
  void noSecretIsToldAndNoneIsLost() throws Exception {
    HttpResponse<String> read = get();
    assertFalse(read.body().contains("s3cret"), read::body);
    HttpResponse<String> answer = put(read.body(), tag(read));
    assertEquals(200, answer.statusCode(), answer::body);
    assertFalse(answer.body().contains("s3cret"), answer::body);
    assertEquals(tag(read), tag(answer), "nothing has changed");
    String stored = Files.readString(home.resolve("switchover.json"));
    assertEquals(2, stored.split("s3cret", -1).length - 1, stored);
    assertTrue(stored.contains("1.50"), "kept to the digit: " + stored);
    HttpResponse<String> stale = put("{\"later\":{\"apiToken\":\"t0ken\"}}", "\"0\"");
    assertFalse(stale.body().contains("s3cret") || stale.body().contains("t0ken"), stale::body);
    assertEquals(List.of("later"), texts(answer, "unknown"));
  }

  @Test
  void anExportWithSecretsIsAnActOfItsOwn() throws Exception {
    assertEquals(405, node.askAsAdmin("GET", SETTINGS + "/export", "").statusCode());
    assertEquals(401, node.ask("POST", SETTINGS + "/export").statusCode());
    HttpResponse<String> whole = node.askAsAdmin("POST", SETTINGS + "/export", "");
    assertEquals(2, whole.body().split("s3cret", -1).length - 1, whole::body);
    assertEquals(tag(get()), tag(whole));
    String audit = node.askAsAdmin("GET", "/api/audit?most=1", "").body();
    assertTrue(audit.contains("SettingsExported") && !audit.contains("s3cret"), audit);
    assertEquals(200, put(whole.body(), tag(whole)).statusCode(), "and can be imported");
  }

  @Test
  void aCheckChangesNothing() throws Exception {
    String before = Files.readString(home.resolve("switchover.json"));
    HttpResponse<String> answer =
        node.askAsAdmin("POST", SETTINGS + "/check", "{\"page\":{\"missed\":5}}");
    assertEquals(List.of("node.name", "page.missed"), texts(answer, "appliedAtOnce"));
    assertEquals(before, Files.readString(home.resolve("switchover.json")));
    JsonObject status = json(node.ask("GET", "/status"));
    assertEquals(2, status.getAsJsonObject("heartbeat").get("missed").getAsInt());
  }

  @Test
  void aCheckSaysWhereToPagesWouldGo() throws Exception {
    HttpResponse<String> answer =
        node.askAsAdmin(
            "POST",
            SETTINGS + "/check",
            "{\"node\":{\"publicAddress\":\"hmi.example:8066\"},\"redundancy\":{\"mode\":\"Backup\","
                + "\"pair\":\"p\",\"masterAddress\":\"http://serverA:8060/\"}}");
    assertEquals(
        "[{\"url\":\"http://hmi.example:8066\",\"source\":\"PublicAddress\"}]",
        json(answer).getAsJsonArray("addresses").toString());
    assertEquals(
        "[{\"url\":\"http://serverA:8060\",\"source\":\"MasterAddress\"}]",
        json(answer).getAsJsonArray("redundantAddresses").toString());
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws Exception {
    HttpResponse<String> answer =
        put("{\"node\":{\"httpPort\":0},\"page\":{\"missed\":99}}", tag(get()));
    assertEquals(400, answer.statusCode());
    JsonObject problem = json(answer);
    assertEquals("node.httpPort", problem.get("field").getAsString());
    JsonArray problems = problem.getAsJsonArray("problems");
    assertEquals(2, problems.size());
    JsonObject second = problems.get(1).getAsJsonObject();
    assertEquals("page.missed", second.get("field").getAsString());
    assertEquals("99", second.get("value").getAsString());
    assertTrue(second.get("allowed").getAsString().contains("1 to 20"), second::toString);
  }

  @Test
  void theFieldsAreDescribed() throws Exception {
    JsonArray fields =
        json(node.askAsAdmin("GET", SETTINGS + "/fields", "")).getAsJsonArray("fields");
    JsonObject rate =
        fields.asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(field -> field.get("name").getAsString().equals("redundancy.pingRateMillis"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "{\"name\":\"redundancy.pingRateMillis\",\"kind\":\"number\",\"unit\":\"ms\",\"min\":20,"
            + "\"max\":10000,\"preset\":250,\"atOnce\":false,\"shared\":true}",
        rate.toString());
  }

  @Test
  void aDamagedFileIsShownUntilTheSettingsAreSavedAnew() throws Exception {
    node.close();
    Files.writeString(home.resolve("switchover.json"), "{\"node\":{\"name\":\"serv");
    node = new TestNode(home);
    JsonObject attention =
        json(node.ask("GET", "/status")).getAsJsonArray("attention").get(0).getAsJsonObject();
    assertEquals("SettingsDamaged", attention.get("reason").getAsString());
    assertTrue(
        attention.get("text").getAsString().contains("one JSON object"), attention::toString);
    JsonObject settings = json(get());
    assertEquals("serverA", settings.getAsJsonObject("node").get("name").getAsString());
    Redundant.await(
        "the alarm is among the events",
        () ->
            node.served().live().events(9).stream()
                .anyMatch(event -> event.why().startsWith("SettingsDamaged: ")));
    assertEquals(200, put(settings.toString(), tag(get())).statusCode());
    assertFalse(json(node.ask("GET", "/status")).has("attention"));
  }

  private HttpResponse<String> get() throws Exception {
    HttpResponse<String> answer = node.askAsAdmin("GET", SETTINGS, "");
    assertEquals(200, answer.statusCode(), answer::body);
    return answer;
  }

  private HttpResponse<String> put(String body, String tag) throws Exception {
    return node.askAsAdmin("PUT", SETTINGS, body, "If-Match", tag);
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static JsonObject section(JsonObject settings, String name) {
    if (!settings.has(name)) {
      settings.add(name, new JsonObject());
    }
    return settings.getAsJsonObject(name);
  }

  private static List<String> texts(HttpResponse<String> answer, String name) {
    assertEquals(200, answer.statusCode(), answer::body);
    return json(answer).getAsJsonArray(name).asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }
}
