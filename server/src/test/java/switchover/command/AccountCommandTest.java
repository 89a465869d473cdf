package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchover.http.TestNode;

/** Accounts by the command line, against a node at work. */
class AccountCommandTest {
  @TempDir Path home;
  @TempDir Path other;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whoHasTheHomeSaysWhoMaySignIn() throws Exception {
    String file = Files.writeString(other.resolve("password"), "a long password\n").toString();
    try (TestNode node = new TestNode(home, "{}")) {
      String port = Integer.toString(node.port());
      assertEquals(Exit.DONE, say(port, "account", "list"), this::errors);
      assertEquals("no accounts", said());
      assertEquals(
          Exit.DONE,
          say(port, "account", "add", "anna", "--role", "admin", "--password-file", file),
          this::errors);
      assertEquals("anna (admin), signed in: 0", said());
      assertEquals(Exit.REFUSED, say(port, "account", "role", "anna", "--role", "operator"));
      assertTrue(errors().contains("anna is the only admin"), errors());
      String before = Files.readString(home.resolve("accounts.json"));
      assertEquals(
          Exit.DONE,
          say(port, "account", "password", "anna", "--password-file", file),
          this::errors);
      assertFalse(before.equals(Files.readString(home.resolve("accounts.json"))));
      Files.writeString(Path.of(file), "short");
      assertEquals(Exit.REFUSED, say(port, "account", "password", "anna", "--password-file", file));
      assertTrue(errors().contains("10 characters or more"), errors());
      assertFalse(errors().contains("short"), errors());
      assertEquals(
          Exit.USAGE, say(port, "account", "password", "anna", "--password-file", file + "x"));
      assertTrue(errors().contains("holds no password"), errors());
      assertEquals(Exit.REFUSED, say(port, "account", "remove", "max"));
      assertTrue(errors().contains("there is no account of that name"), errors());
    }
  }

  /** Who has lost the only admin's password need not start the node first. */
  @Test
  void soHeDoesWhileTheNodeIsStopped() throws Exception {
    Files.writeString(home.resolve("switchover.json"), "{}");
    String file = Files.writeString(other.resolve("password"), "a long password\n").toString();
    assertEquals(Exit.DONE, say("1", "account", "list"), this::errors);
    assertEquals("no accounts", said());
    assertFalse(Files.exists(home.resolve("first-admin.code")), "a look makes nothing");
    String[] first = {"account", "add", "anna", "--role", "operator", "--password-file", file};
    assertEquals(Exit.REFUSED, say("1", first));
    assertTrue(errors().contains("the first account must be an admin's"), errors());
    first[4] = "admin";
    assertEquals(Exit.DONE, say("1", first), this::errors);
    assertEquals("anna (admin), signed in: 0", said());
    assertEquals(Exit.REFUSED, say("1", "account", "remove", "anna"));
    assertTrue(errors().contains("anna is the only admin"), errors());
    assertEquals(Exit.REFUSED, say("1", "account", "role", "a b", "--role", "admin"));
    assertTrue(errors().contains("name: "), errors());
    String audit = Files.readString(home.resolve("audit.jsonl"));
    assertTrue(audit.contains("AccountAdded") && audit.contains(home.toString()), audit);
    try (TestNode node = new TestNode(home)) {
      assertEquals(Exit.DONE, say(Integer.toString(node.port()), "account", "list"));
      assertEquals("anna (admin), signed in: 0", said());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "account; account",
        "account rename anna; account",
        "account list anna; option",
        "account add; NAME",
        "account add anna max --role admin --password-file f; option",
        "account add anna --password-file f; --role",
        "account add anna --role root --password-file f; --role",
        "account add anna --role admin; --password-file",
        "account remove anna --role admin; option",
      })
  void whatIsWrongIsNamed(String line, String field) {
    CommandLine.Parsed parsed = CommandLine.parse(line.split(" "), Map.of());
    assertEquals(field, parsed.problem().field(), () -> parsed.problem().message());
  }

  private int say(String port, String... words) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString(), "--port", port));
    CommandLine.Parsed parsed = CommandLine.parse(all.toArray(new String[0]), Map.of());
    return NodeClient.ask(
        (Command.Ask) parsed.command(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
