package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that an admin could get wrong: each answer names the field, the value, the allowed. */
class BadSettingsTest {

  static Stream<Arguments> rows() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            BadSettingsTest.class.getResourceAsStream("/bad-settings/rows.json"),
            StandardCharsets.UTF_8)) {
      JsonElement rows = JsonParser.parseReader(reader);
      return StreamSupport.stream(rows.getAsJsonArray().spliterator(), false)
          .map(row -> Arguments.of(text(row, "case"), row.getAsJsonObject()))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void oneProblemIsSaid(String name, JsonObject row) {
    String given = row.has("text") ? text(row, "text") : row.get("settings").toString();
    List<Problem> problems = problems(given.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, problems.size(), () -> "problems: " + problems);
    Problem problem = problems.get(0);
    assertEquals(text(row, "field"), problem.field());
    assertContains(problem.value(), text(row, "value"));
    assertContains(problem.allowed(), text(row, "allowed"));
    assertContains(problem.message(), problem.field());
    assertContains(problem.message(), problem.value());
    assertContains(problem.message(), problem.allowed());
    assertContains(problem.message(), row.has("says") ? text(row, "says") : "");
    assertTrue(problem.message().chars().noneMatch(Character::isISOControl), problem.message());
  }

  @Test
  void allProblemsAreSaidAtOnceInTheOrderOfTheSettings() {
    String settings =
        """
        {"node": {"httpPort": 0, "publicAddress": "x"},
         "redundancy": {"mode": "Backup", "pingRateMillis": 1},
         "page": {"missed": 99}}""";
    List<String> fields =
        problems(settings.getBytes(StandardCharsets.UTF_8)).stream().map(Problem::field).toList();
    assertEquals(
        List.of(
            "node.httpPort",
            "node.publicAddress",
            "redundancy.pingRateMillis",
            "redundancy.pair",
            "redundancy.masterAddress",
            "page.missed"),
        fields);
  }

  @Test
  void aWrongTimeIsNotBlamedOnAnother() {
    String settings = "{\"redundancy\": {\"pingRateMillis\": 5000, \"failoverMillis\": \"1 s\"}}";
    List<Problem> problems = problems(settings.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, problems.size());
    assertEquals("redundancy.failoverMillis", problems.get(0).field());
  }

  @Test
  void timesThatDoNotFitAreSaidBesideWhatElseIsWrong() {
    String settings = "{\"redundancy\": {\"masterAddress\": \"x\", \"failoverMillis\": 100}}";
    List<Problem> problems = problems(settings.getBytes(StandardCharsets.UTF_8));
    assertEquals("redundancy.masterAddress", problems.get(0).field());
    assertEquals("redundancy.failoverMillis", problems.get(1).field());
    assertContains(problems.get(1).message(), "3 x 250 = 750");
  }

  @Test
  void aByteOrderMarkIsNamed() {
    for (byte[] mark :
        List.of(
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'},
            new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
            new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{', 0, '}'})) {
      assertContains(problems(mark).get(0).message(), "a byte order mark");
    }
  }

  @Test
  void whatIsNotUtf8IsNamed() {
    byte[] latin1 = "{\"node\":{\"name\":\"Anlage Süd\"}}".getBytes(StandardCharsets.ISO_8859_1);
    assertContains(problems(latin1).get(0).message(), "is not UTF-8");
  }

  @Test
  void deepNestingIsNamed() {
    byte[] deep = "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertContains(problems(deep).get(0).message(), "nested deeper than 32");
  }

  @Test
  void aHugeFileIsRefusedByItsSize() {
    byte[] huge = new byte[JsonText.MOST_BYTES + 1];
    assertContains(problems(huge).get(0).message(), "1048577 bytes are too many");
  }

  @Test
  void everyCutOfAGoodFileIsRefusedWithAMessage() {
    String whole =
        "{\"schema\":1,\"node\":{\"name\":\"serverA\",\"httpPort\":8060},"
            + "\"redundancy\":{\"mode\":\"Master\",\"pair\":\"line-3\"}}";
    for (int length = 0; length < whole.length(); length++) {
      byte[] cut = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);
      assertContains(problems(cut).get(0).message(), "allowed: one JSON object");
    }
  }

  private static List<Problem> problems(byte[] settings) {
    return assertThrows(SettingsException.class, () -> SettingsParser.parse(settings, "thisHost"))
        .problems();
  }

  private static String text(JsonElement row, String name) {
    return row.getAsJsonObject().get(name).getAsString();
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
