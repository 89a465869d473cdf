package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.http.TestNode;

/** What the command line says of a running node, and with which exit code it ends. */
class NodeClientTest {
  @TempDir static Path home;
  private static TestNode node;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    node = new TestNode(home, "{\"node\":{\"name\":\"serverA\"}}");
    long deadlineNanos = System.nanoTime() + 20_000_000_000L;
    while (node.ask("GET", "/status/running").statusCode() != 200) {
      assertTrue(System.nanoTime() < deadlineNanos, "an Independent node runs at once");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  @Test
  void maintenanceByTheHomeIsBegunShownAndEnded() {
    assertEquals(Exit.DONE, say("maintenance", "on", "--for", "2h"), this::errors);
    assertTrue(said().contains("serverA (Independent) is Running"), said());
    assertTrue(said().contains("in maintenance until 2"), said());
    assertEquals(Exit.DONE, say("status"));
    assertTrue(said().contains("in maintenance until 2"), said());
    assertEquals(Exit.DONE, say("maintenance", "off"));
    assertFalse(said().contains("maintenance"), said());
  }

  @Test
  void theNodeItselfRefusesAnEndThatIsPast() {
    assertEquals(Exit.REFUSED, say("maintenance", "on", "--until", "2001-01-01T00:00:00Z"));
    assertTrue(errors().contains("until: \"2001-01-01T00:00:00Z\" is not in the future"), errors());
    assertEquals("", said());
  }

  @Test
  void eventsAreALineEach() {
    assertEquals(Exit.DONE, say("events", "--most", "1000"), this::errors);
    assertTrue(
        said().lines().anyMatch(line -> line.matches("2.+Z State Standby -> Running: .+ 1\\).*")),
        said());
  }

  @Test
  void eventsAsTheNodeGaveThem() {
    assertEquals(Exit.DONE, say("events", "--json"));
    assertTrue(JsonParser.parseString(said()).getAsJsonObject().has("events"), said());
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "switch", "maintenance off", "maintenance on --for 1h"})
  void byUrlWithAWrongTokenTheNodeRefuses(String words) throws Exception {
    Path token = Files.writeString(home.resolve("wrong"), "x".repeat(43));
    String url = "http://127.0.0.1:" + node.port();
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.addAll(List.of("--url", url, "--token-file", token.toString()));
    assertEquals(Exit.REFUSED, sayBare(all.toArray(String[]::new)), this::errors);
    assertTrue(errors().contains("Not authorized"), errors());
  }

  @Test
  void nobodyThereIsToldWithoutTheNameOfAClass() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertEquals(Exit.UNREACHABLE, sayBare("status", "--url", "http://127.0.0.1:" + port));
    assertTrue(errors().contains("can't be reached (connection refused)"), errors());
    assertFalse(errors().contains("Exception"), errors());
  }

  private int say(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString(), "--port", String.valueOf(node.port())));
    return sayBare(all.toArray(String[]::new));
  }

  private int sayBare(String... words) {
    out.reset();
    err.reset();
    CommandLine.Parsed parsed = CommandLine.parse(words, Map.of());
    return NodeClient.ask(
        (Command.Ask) parsed.command(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
