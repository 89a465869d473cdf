package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.command.Command;
import switchover.command.CommandLine;
import switchover.command.Exit;
import switchover.command.NodeClient;
import switchover.settings.Home;
import switchover.settings.Problem;
import switchover.settings.SettingField;
import switchover.settings.SettingFields;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;
import switchover.settings.SettingsFile;

/**
 * What an admin could get wrong, by the file, by HTTP and by the command line: each is refused with
 * the field that is at fault, nothing of the node's fails, and its home is as it was. A new case is
 * a new line in a file of {@code bad-input}.
 */
class BadInputsTest {
  private static final String GOOD = "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\"}}";
  private static final String SETTINGS = "/api/settings";

  @TempDir static Path folder;
  @TempDir static Path other;
  private static TestNode node;
  private static Path tokenFile;
  private static Map<String, String> before;

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(folder, GOOD.replace("}}", ",\"connectionWaitMillis\":0}}"));
    tokenFile = folder.resolve("admin.token");
    Redundant.await(
        "the node runs alone", () -> node.served().live().snapshot().status().running());
    before = contents();
  }

  @AfterEach
  void theHomeIsAsItWas() throws IOException {
    assertEquals(before, contents());
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @Test
  void eachBadValueIsNamedInTheFile() throws Exception {
    SettingsFile file = Home.open(other).settingsFile();
    file.save(document(GOOD));
    for (Row row : values()) {
      assertFileRefused(file, row.document().bytes(), row.field(), row.toString());
    }
  }

  @Test
  void eachBadFileIsNamed() throws Exception {
    SettingsFile file = Home.open(other).settingsFile();
    file.save(document(GOOD));
    for (JsonElement each : array("documents.json")) {
      JsonObject row = each.getAsJsonObject();
      byte[] bytes = text(row).getBytes(StandardCharsets.UTF_8);
      assertFileRefused(file, bytes, row.get("field").getAsString(), name(row));
    }
  }

  private static void assertFileRefused(SettingsFile file, byte[] bytes, String field, String name)
      throws IOException {
    Files.write(file.path(), bytes);
    SettingsException fault;
    try {
      SettingsFile.Stored stored = file.read();
      fault = stored.fault();
      assertNotNull(fault, name);
      assertEquals("p", stored.parsed().settings().redundancy().pair(), "the last good ones");
    } catch (SettingsException newer) {
      assertTrue(newer.isOfNewerVersion(), name);
      fault = newer;
    }
    List<String> fields = fault.problems().stream().map(Problem::field).toList();
    assertTrue(fields.contains(field), () -> name + " is at fault in " + fields);
    for (Problem problem : fault.problems()) {
      assertFalse(problem.value().isEmpty() || problem.allowed().isEmpty(), name);
    }
    assertTrue(Arrays.equals(bytes, Files.readAllBytes(file.path())), name);
  }

  @Test
  void eachBadValueIsNamedByHttp() throws Exception {
    for (Row row : values()) {
      String body = row.document().json().toString();
      assertRefused(put(body), 400, row.field(), row.toString());
    }
  }

  @Test
  void eachBadDocumentIsNamedByHttp() throws Exception {
    for (JsonElement each : array("documents.json")) {
      JsonObject row = each.getAsJsonObject();
      assertRefused(put(text(row)), 400, row.get("field").getAsString(), name(row));
    }
  }

  @Test
  void eachBadRequestIsRefused() throws Exception {
    String tag = node.askAsAdmin("GET", SETTINGS, "").headers().firstValue("ETag").orElseThrow();
    for (JsonElement each : array("requests.json")) {
      JsonObject row = each.getAsJsonObject();
      List<String> headers = new ArrayList<>();
      for (Map.Entry<String, JsonElement> header : row.getAsJsonObject("headers").entrySet()) {
        headers.add(header.getKey());
        headers.add(
            header
                .getValue()
                .getAsString()
                .replace("{tag}", tag.replace("\"", ""))
                .replace("{origin}", "http://127.0.0.1:" + node.port()));
      }
      String method = row.get("method").getAsString();
      String body = row.has("fill") ? " ".repeat(row.get("fill").getAsInt()) : text(row, "body");
      String path = row.get("path").getAsString();
      HttpResponse<String> answer =
          node.askAsAdmin(method, path, body, headers.toArray(new String[0]));
      String field = row.has("field") ? row.get("field").getAsString() : null;
      assertRefused(answer, row.get("status").getAsInt(), field, name(row));
      if (answer.statusCode() == 412) {
        assertEquals(tag, answer.headers().firstValue("ETag").orElse(""), name(row));
      }
    }
  }

  @Test
  void withoutTheTokenNothingIsSaidOfAnything() throws Exception {
    for (JsonElement each : array("requests.json")) {
      JsonObject row = each.getAsJsonObject();
      String path = row.get("path").getAsString();
      if (!path.startsWith("/api/")) {
        continue;
      }
      HttpResponse<String> answer = node.ask(row.get("method").getAsString(), path);
      assertEquals(401, answer.statusCode(), name(row));
      assertFalse(answer.headers().firstValue("ETag").isPresent(), name(row));
    }
  }

  @Test
  void eachBadLineIsNamed() throws IOException {
    for (JsonElement each : array("options.json")) {
      JsonObject row = each.getAsJsonObject();
      String line = row.get("line").getAsString();
      Problem problem = CommandLine.parse(line.split(" "), Map.of()).problem();
      assertNotNull(problem, line);
      assertEquals(row.get("field").getAsString(), problem.field(), line);
      assertFalse(problem.value().isEmpty() || problem.allowed().isEmpty(), line);
    }
  }

  @Test
  void eachBadValueIsNamedOnTheCommandLine() throws IOException {
    for (Row row : values()) {
      String text = row.onCommandLine();
      if (text != null) {
        String url = "http://127.0.0.1:" + node.port();
        String[] words = {
          "settings", "set", row.field() + "=" + text, "--url", url, "--token-file", ""
        };
        words[6] = tokenFile.toString();
        CommandLine.Parsed parsed = CommandLine.parse(words, Map.of());
        assertNotNull(parsed.command(), () -> row + ": " + parsed.problem());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit =
            NodeClient.ask(
                (Command.Ask) parsed.command(),
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(Exit.REFUSED, exit, row::toString);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(row.field() + ": "), () -> row + ": " + said);
      }
    }
  }

  @Test
  void thereAreEnough() throws IOException {
    int count = values().size();
    for (String file : List.of("documents.json", "requests.json", "options.json")) {
      count += array(file).size();
    }
    assertTrue(count >= 600, "only " + count);
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String field, String name) {
    assertEquals(status, answer.statusCode(), () -> name + ": " + answer.body());
    assertEquals(Failure.TYPE, answer.headers().firstValue("Content-Type").orElse(""), name);
    JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
    if (field != null) {
      List<String> fields = new ArrayList<>(List.of(problem.get("field").getAsString()));
      if (problem.has("problems")) {
        for (JsonElement each : problem.getAsJsonArray("problems")) {
          JsonObject one = each.getAsJsonObject();
          fields.add(one.get("field").getAsString());
          assertFalse(one.get("value").getAsString().isEmpty(), name);
          assertFalse(one.get("allowed").getAsString().isEmpty(), name);
        }
      }
      assertTrue(fields.contains(field), () -> name + ": " + answer.body());
    }
  }

  private static HttpResponse<String> put(String body) throws Exception {
    return node.askAsAdmin("PUT", SETTINGS, body, "If-Match", "*");
  }

  /** One value that a field must not have. */
  private record Row(String field, JsonElement value) {
    SettingsDocument document() throws IOException {
      try {
        return BadInputsTest.document(GOOD).with(field, value);
      } catch (SettingsException e) {
        throw new IOException(e);
      }
    }

    /** As words on a command line; null where they can't say it, or mean something else there. */
    String onCommandLine() {
      SettingField known = SettingFields.of(field);
      if (known == null || !(value instanceof JsonPrimitive given)) {
        return null;
      }
      boolean number = known.kind() == SettingField.Kind.NUMBER;
      boolean flag = known.kind() == SettingField.Kind.FLAG;
      String text = given.getAsString();
      boolean means = number && given.isString() && text.matches("[0-9]+");
      boolean sayable = number || flag || given.isString();
      return text.isEmpty() || means || !sayable || flag && text.equals("true") ? null : text;
    }

    @Override
    public String toString() {
      return field + ": " + value;
    }
  }

  private static List<Row> values() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : read("values.json").getAsJsonObject().entrySet()) {
      field.getValue().getAsJsonArray().forEach(value -> rows.add(new Row(field.getKey(), value)));
    }
    return rows;
  }

  private static JsonArray array(String file) throws IOException {
    return read(file).getAsJsonArray();
  }

  private static JsonElement read(String file) throws IOException {
    try (Reader reader =
        new InputStreamReader(
            BadInputsTest.class.getResourceAsStream("/bad-input/" + file),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader);
    }
  }

  private static String name(JsonObject row) {
    return row.get("case").getAsString();
  }

  private static String text(JsonObject row) {
    if (row.has("repeat")) {
      JsonArray repeat = row.getAsJsonArray("repeat");
      return repeat.get(0).getAsString().repeat(repeat.get(1).getAsInt());
    }
    return text(row, "text");
  }

  private static String text(JsonObject row, String member) {
    return row.get(member).getAsString();
  }

  private static SettingsDocument document(String text) throws SettingsException {
    return SettingsDocument.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What the node tells of itself is no effect, nor that it tries each 5 s whether it can write.
   */
  private static boolean isWrittenAnyway(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("events") || name.startsWith("audit") || name.equals("epoch.new");
  }

  private static Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !isWrittenAnyway(each)).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        contents.put(file.getFileName().toString(), bytes);
      }
    }
    return contents;
  }
}
