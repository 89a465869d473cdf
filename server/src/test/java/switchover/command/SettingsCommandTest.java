package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.http.TestNode;

/** {@code settings}: of a home whose node is stopped, and of a running node. */
class SettingsCommandTest {
  private static final String STORED =
      "{\"node\":{\"name\":\"serverA\"},\"x\":{\"token\":\"s3cret\"}}";

  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void ofAStoppedNodeAreThoseOfItsHome() throws Exception {
    write(STORED);
    assertEquals(Exit.DONE, say("settings", "show"), this::errors);
    assertEquals(
        List.of("node.name = \"serverA\"", "x.token = \"(hidden)\""), said().lines().toList());
    assertEquals(
        Exit.DONE,
        say("settings", "set", "node.httpPort=8061", "page.coldOpen=false", "node.name="),
        this::errors);
    assertTrue(said().startsWith("The settings are saved."), said());
    JsonObject stored = stored();
    assertEquals("{\"httpPort\":8061}", stored.get("node").toString());
    assertEquals("{\"coldOpen\":false}", stored.get("page").toString());
    assertEquals("s3cret", stored.getAsJsonObject("x").get("token").getAsString());
  }

  @Test
  void anExportCanBeImported() throws Exception {
    write(STORED);
    assertEquals(Exit.DONE, say("settings", "export"));
    String exported = said();
    assertFalse(exported.contains("s3cret"), exported);
    Path file = Files.writeString(home.resolve("export"), exported.replace("serverA", "serverB"));
    assertEquals(Exit.DONE, say("settings", "import", file.toString()), this::errors);
    assertEquals("serverB", stored().getAsJsonObject("node").get("name").getAsString());
    assertEquals("s3cret", stored().getAsJsonObject("x").get("token").getAsString());
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsWritten() throws Exception {
    write(STORED);
    assertEquals(Exit.USAGE, say("settings", "set", "node.httpPort=0", "page.missed=x"));
    assertTrue(errors().contains("node.httpPort: 0 is too low"), errors());
    assertTrue(errors().contains("page.missed: \"x\" is a text"), errors());
    Path file = Files.writeString(home.resolve("bad"), "{\"page\":{\"missed\":99}}");
    assertEquals(Exit.USAGE, say("settings", "import", file.toString()));
    assertTrue(errors().contains("page.missed: 99 is too high"), errors());
    assertEquals(Exit.USAGE, say("settings", "import", home.resolve("nowhere").toString()));
    assertTrue(errors().contains("nowhere is no file that can be read"), errors());
    assertEquals(STORED, Files.readString(home.resolve("switchover.json")));
  }

  @Test
  void ofARunningNodeAreTakenByIt() throws Exception {
    try (TestNode node = new TestNode(home, STORED)) {
      String port = Integer.toString(node.port());
      assertEquals(
          Exit.DONE,
          say("settings", "set", "page.missed=3", "redundancy.failoverMillis=2000", "--port", port),
          this::errors);
      List<String> lines = said().lines().toList();
      assertTrue(lines.contains("in force at once: page.missed"), said());
      assertTrue(lines.contains("in force after a restart: redundancy.failoverMillis"), said());
      assertTrue(said().contains("restart --url http://localhost:" + port), said());
      assertEquals(Exit.DONE, say("settings", "show", "--json", "--port", port), this::errors);
      assertEquals(
          3,
          JsonParser.parseString(said())
              .getAsJsonObject()
              .getAsJsonObject("page")
              .get("missed")
              .getAsInt());
      assertEquals(Exit.REFUSED, say("settings", "set", "page.missed=0", "--port", port));
      assertTrue(
          errors().contains("page.missed: 0 is too low; allowed: a whole number from 1"), errors());
      assertEquals(Exit.REFUSED, say("restart", "--port", port));
      assertTrue(errors().contains("runs in a container"), errors());
    }
  }

  private int say(String... words) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    CommandLine.Parsed parsed = CommandLine.parse(all.toArray(new String[0]), Map.of());
    return NodeClient.ask(
        (Command.Ask) parsed.command(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void write(String settings) throws Exception {
    Files.writeString(home.resolve("switchover.json"), settings);
  }

  private JsonObject stored() throws Exception {
    return JsonParser.parseString(Files.readString(home.resolve("switchover.json")))
        .getAsJsonObject();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
