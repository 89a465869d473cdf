package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one command of the sample: who is heard, and what a node says to it. */
class SetPointTest {
  private static final String PATH = "/sample/set-point";
  private static final String STANDBY =
      "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":600000}}";

  @TempDir static Path home;
  @TempDir static Path standbyHome;
  private static TestNode node;
  private static TestNode standby;

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(home, "{}");
    standby = new TestNode(standbyHome, STANDBY);
    Redundant.await("it runs", () -> node.served().live().snapshot().status().running());
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    standby.close();
  }

  @Test
  void theRunningNodeTakesItOnceAndShowsIt() throws Exception {
    assertEquals(200, told("{\"id\":\"command001\",\"value\":65.5}").statusCode());
    JsonObject set = setPoint(node);
    assertEquals("TI-101", set.get("id").getAsString());
    assertEquals(65.5, set.get("value").getAsDouble());
    assertEquals("command001", set.get("command").getAsString());
    told("{\"id\":\"command002\",\"value\":70}");
    assertEquals(200, told("{\"id\":\"command001\",\"value\":65.5}").statusCode());
    assertEquals(70, setPoint(node).get("value").getAsDouble());
  }

  @Test
  void aStandbyNodeDoesNotAndSaysWhy() throws Exception {
    String before = setPoint(standby).toString();
    HttpResponse<String> answer = tell(standby, "{\"id\":\"command001\",\"value\":65}");
    assertProblem(answer, 409, "this node is Standby; allowed: the Running node");
    assertEquals(before, setPoint(standby).toString());
    assertFalse(setPoint(standby).has("command"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'command009','value':39.9} | value: 39.9 is not allowed; allowed: a number from 40 to 75",
        "{'id':'command009','value':'60'} | value: '60' is not allowed; allowed: a number from 40 to 75",
        "{'id':'command009','value':1e300} | value: 1e300 is out of all range",
        "{'id':'command009'} | value: nothing is given; allowed: a number from 40 to 75",
        "{'id':'../../x','value':60} | id: '../../x' is not allowed; allowed: 8 to 40 letters and digits",
        "{'value':60} | id: nothing is given; allowed: 8 to 40 letters and digits",
        "{'id':'command009','value':60,'at':1} | at: 1 is not allowed; allowed: the fields id and value",
        "[60] | body: a JSON array is given",
        "value=60 | body: the text",
      })
  void whatIsWrongIsNamed(String body, String detail) throws Exception {
    HttpResponse<String> answer = told(body.replace('\'', '"'));
    assertProblem(answer, 400, detail.replace('\'', '"'));
    assertFalse(setPoint(node).toString().contains("command009"));
  }

  @Test
  void aBodyWithoutEndIsNotRead() throws Exception {
    HttpResponse<String> answer = told("{\"id\":\"" + "x".repeat(100_000) + "\",\"value\":60}");
    assertEquals(413, answer.statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://elsewhere.example",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "X-None, x",
  })
  void noPageOfAnotherOriginGivesIt(String header, String value) throws Exception {
    HttpResponse<String> answer =
        node.tell("POST", PATH, "{\"id\":\"command008\",\"value\":60}", header, value);
    assertProblem(answer, 403, "no page of another origin");
    assertFalse(setPoint(node).toString().contains("command008"));
  }

  @Test
  void whereThePlantHasItsOwnPagesThereIsNoSuchCommand() throws Exception {
    Path pages = Files.createDirectories(home.resolve("pages"));
    Path index = Files.writeString(pages.resolve("index.html"), "<title>our plant</title>");
    try {
      assertEquals(404, told("{\"id\":\"command007\",\"value\":60}").statusCode());
    } finally {
      Files.delete(index);
    }
    assertFalse(setPoint(node).toString().contains("command007"));
  }

  private static HttpResponse<String> told(String body) throws Exception {
    return tell(node, body);
  }

  private static HttpResponse<String> tell(TestNode to, String body) throws Exception {
    return to.tell("POST", PATH, body, "Origin", "http://127.0.0.1:" + to.port());
  }

  private static JsonObject setPoint(TestNode of) throws Exception {
    String process = of.ask("GET", "/sample/process").body();
    return JsonParser.parseString(process).getAsJsonObject().getAsJsonObject("setPoint");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertEquals(status, answer.statusCode(), answer.body());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertEquals("application/problem+json", type);
    JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
    String said = problem.get("detail").getAsString();
    assertTrue(said.contains(detail), said);
  }
}
