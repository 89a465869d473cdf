package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maintenance, events and metrics, over the real server. */
class ApiTest {
  private static final String MAINTENANCE = "/api/maintenance";

  @TempDir static Path home;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node =
        new TestNode(
            home,
            "{\"node\":{\"name\":\"server\\\"A\"},\"redundancy\":{\"mode\":\"Master\","
                + "\"pair\":\"p\",\"connectionWaitMillis\":0}}");
    long deadlineNanos = System.nanoTime() + 20_000_000_000L;
    while (node.ask("GET", "/status/running").statusCode() != 200) {
      assertTrue(System.nanoTime() < deadlineNanos, "a lone master runs after its wait");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @Test
  void maintenanceIsTakenShownKeptAndEnded() throws Exception {
    String until =
        Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS).toString();
    JsonObject on = status(maintain("{\"on\":true,\"until\":\"" + until + "\"}"));
    assertEquals(until, on.getAsJsonObject("maintenance").get("until").getAsString());
    assertEquals(0, on.get("serviceLevel").getAsInt());
    JsonObject off = status(maintain("{\"on\":false}"));
    assertFalse(off.has("maintenance"));
    status(maintain("{\"on\":false}"));
    List<String> told = new ArrayList<>();
    for (JsonElement event : events("?most=1000")) {
      if (event.getAsJsonObject().get("kind").getAsString().equals("Maintenance")) {
        told.add(event.getAsJsonObject().get("to").getAsString());
        assertTrue(event.getAsJsonObject().get("by").getAsString().contains("127.0.0.1"));
      }
    }
    assertEquals(List.of("off", "on"), told.subList(0, 2), "newest first, and each once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "; body; an empty text",
        "[]; body; a JSON array",
        "{\"on\":true; body; the text",
        "{}; on; nothing",
        "{\"on\":\"true\",\"until\":\"FUTURE\"}; on; \"true\"",
        "{\"on\":1}; on; 1",
        "{\"on\":true}; until; nothing",
        "{\"on\":true,\"until\":null}; until; null",
        "{\"on\":true,\"until\":7200}; until; 7200",
        "{\"on\":true,\"until\":\"in 2 h\"}; until; \"in 2 h\"",
        "{\"on\":true,\"until\":\"2030-01-31\"}; until; \"2030-01-31\"",
        "{\"on\":true,\"until\":\"PAST\"}; until; PAST",
        "{\"on\":true,\"until\":\"FAR\"}; until; FAR",
        "{\"on\":false,\"until\":\"FUTURE\"}; until; FUTURE",
        "{\"on\":true,\"untill\":\"FUTURE\"}; until; nothing",
        "{\"on\":false,\"why\":\"pump\"}; why; \"pump\"",
        "{\"on\":true,\"on\":false}; on; a second value",
      })
  void aBadWishChangesNothingAndIsNamed(String wish, String field, String value) throws Exception {
    HttpResponse<String> answer = maintain(wish == null ? "" : filled(wish));
    assertEquals(400, answer.statusCode(), answer::body);
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertEquals(field, problem.get("field").getAsString(), answer::body);
    assertTrue(problem.get("value").getAsString().contains(filled(value)), answer::body);
    assertFalse(problem.get("allowed").getAsString().isEmpty());
    assertFalse(status(node.ask("GET", "/status")).has("maintenance"));
  }

  private static String filled(String text) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    return text.replace("FUTURE", now.plus(Duration.ofHours(3)).toString())
        .replace("PAST", now.minus(Duration.ofHours(1)).toString())
        .replace("FAR", now.plus(Duration.ofDays(32)).toString());
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws Exception {
    HttpResponse<String> answer = maintain("{\"on\":false," + " ".repeat(5000) + "}");
    assertEquals(413, answer.statusCode(), answer::body);
  }

  @Test
  void eventsComeNewestFirstAsManyAsAskedFor() throws Exception {
    JsonArray all = events("");
    assertTrue(all.size() >= 2 && all.size() <= 100, () -> all.toString());
    JsonObject oldest = all.get(all.size() - 1).getAsJsonObject();
    assertEquals("Node", oldest.get("kind").getAsString());
    assertEquals("started", oldest.get("to").getAsString());
    JsonArray one = events("?most=1");
    assertEquals(1, one.size());
    JsonObject running =
        all.asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(event -> event.get("kind").getAsString().equals("State"))
            .findFirst()
            .orElseThrow();
    assertEquals("Standby", running.get("from").getAsString());
    assertEquals("Running", running.get("to").getAsString());
    assertEquals(1, running.get("epoch").getAsInt());
    assertFalse(running.has("by"), "nobody asked for it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "ten", "", "1.5", "99999999999", "1&most=2"})
  void aBadNumberOfEventsIsNamed(String most) throws Exception {
    HttpResponse<String> answer = node.askAsAdmin("GET", "/api/events?most=" + most, "");
    assertEquals(400, answer.statusCode());
    JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertEquals("most", problem.get("field").getAsString());
    assertTrue(problem.get("allowed").getAsString().contains("1 to 1000"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/maintenance, POST",
    "PUT, /api/maintenance, POST",
    "POST, /api/events, GET",
  })
  void otherMethodsAreRefused(String method, String path, String allowed) throws Exception {
    HttpResponse<String> answer = node.askAsAdmin(method, path, "");
    assertEquals(405, answer.statusCode());
    assertEquals(allowed, answer.headers().firstValue("Allow").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/maintenance", "/api/events", "/metrics"})
  void withoutTheTokenNothingIsSaid(String path) throws Exception {
    for (String method : List.of("GET", "POST")) {
      HttpResponse<String> answer = node.ask(method, path, "Authorization", "Bearer wrong");
      boolean refused = answer.statusCode() == 401 || answer.statusCode() == 405;
      assertTrue(refused, answer::body);
      assertFalse(answer.body().contains("switchover_"));
    }
  }

  @Test
  void prometheusReadsTheFigures() throws Exception {
    HttpResponse<String> answer = node.askAsAdmin("GET", "/metrics", "");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "text/plain;version=0.0.4;charset=utf-8",
        answer.headers().firstValue("Content-Type").orElse(""));
    String labels = "{pair=\"p\",node_id=\"" + node.served().nodeId() + "\",name=\"server\\\"A\"";
    List<String> lines = answer.body().lines().toList();
    for (String line :
        List.of(
            "switchover_state" + labels + ",state=\"Running\"} 1",
            "switchover_state" + labels + ",state=\"Standby\"} 0",
            "switchover_epoch" + labels + "} 1",
            "switchover_redundancy" + labels + ",redundancy=\"Alone\"} 1",
            "switchover_link_up" + labels + "} 0",
            "switchover_link_dropped_total" + labels + "} 0",
            "switchover_failovers_total" + labels + "} 0",
            "switchover_switches_total" + labels + "} 0",
            "switchover_event_readers" + labels + "} 0")) {
      assertTrue(lines.contains(line), () -> line + " is not in\n" + answer.body());
    }
    for (String line : lines) {
      boolean wellFormed =
          line.matches("# (HELP|TYPE) switchover_[a-z_]+ .+")
              || line.matches("switchover_[a-z_]+\\{.+\\} [0-9.E]+");
      assertTrue(wellFormed, line);
    }
    assertTrue(answer.body().endsWith("\n"), "the format wants an end of line at the end");
  }

  private static HttpResponse<String> maintain(String body) throws Exception {
    return node.askAsAdmin("POST", MAINTENANCE, body);
  }

  private static JsonObject status(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer::body);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static JsonArray events(String query) throws Exception {
    return status(node.askAsAdmin("GET", "/api/events" + query, "")).getAsJsonArray("events");
  }
}
