package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.settings.Problem;

/** Each command line, and what is made of it or said of it. */
class CommandLineTest {
  private static final Path PRESET = Path.of("switchover-home");
  private static final String COMMANDS =
      "run, status, switch, maintenance, events, settings, restart, account, join, key or pin";

  static Stream<Arguments> good() {
    Path home = Path.of("A");
    Command.Question status = new Command.Question.Status();
    Command.Question change = new Command.Question.Switch();
    Path token = Path.of("t");
    return Stream.of(
        good("", new Command.Run(PRESET, null)),
        good("run", new Command.Run(PRESET, null)),
        good("--home A", new Command.Run(home, null)),
        good("--home=A --port=8070", new Command.Run(home, 8070)),
        good("run --port 1 --home A", new Command.Run(home, 1)),
        good("run --port 65535", new Command.Run(PRESET, 65_535)),
        good("--help", new Command.Help()),
        good("status --help", new Command.Help()),
        good("--version", new Command.Version()),
        good("status", new Command.Ask(status, PRESET, null, null, null, false)),
        good("status --home A --json", new Command.Ask(status, home, null, null, null, true)),
        good("status --url http://a:8060/", ask(status, "http://a:8060", null)),
        good("switch --home A --port 8061", new Command.Ask(change, home, 8061, null, null, false)),
        good("switch --url http://a --token-file t", ask(change, "http://a", token)),
        good("maintenance on --for 2h", maintenance(Duration.ofHours(2))),
        good("maintenance on --for=90m", maintenance(Duration.ofMinutes(90))),
        good("maintenance on --for 30d", maintenance(Duration.ofDays(30))),
        good(
            "maintenance on --until 2030-01-31T18:00:00Z --url http://a --token-file t",
            ask(
                new Command.Question.MaintenanceUntil(Instant.parse("2030-01-31T18:00:00Z")),
                "http://a",
                token)),
        good(
            "maintenance off --home A",
            new Command.Ask(new Command.Question.MaintenanceOff(), home, null, null, null, false)),
        good("maintenance --help", new Command.Help()),
        good(
            "join --home A --master http://a:8060/ --key-file t",
            new Command.Join(home, "http://a:8060", token, null, null, false)),
        good(
            "join --master https://a --pair p --port 8061 --force",
            new Command.Join(PRESET, "https://a", null, "p", 8061, true)),
        good("key show --home A", new Command.KeyShow(home, false)),
        good("key show --next", new Command.KeyShow(PRESET, true)),
        good("key rotate --home A", new Command.KeyRotate(home)),
        good("key drop --home A", new Command.KeyDrop(home)),
        good("key next --home A", new Command.KeyNext(home, null)),
        good("key next --key-file t", new Command.KeyNext(PRESET, token)),
        good("pin forget --home A", new Command.PinForget(home)),
        good(
            "events --json",
            new Command.Ask(new Command.Question.Events(100), PRESET, null, null, null, true)),
        good(
            "events --most 1000 --url http://a --token-file t",
            ask(new Command.Question.Events(1000), "http://a", token)));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("good")
  void isUnderstood(String line, Command command) {
    CommandLine.Parsed parsed = CommandLine.parse(words(line), Map.of());
    assertNull(parsed.problem());
    assertEquals(command, parsed.command());
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("start", "command", "start", COMMANDS),
        bad("maintenance --home A", "maintenance", "nothing", "on or off"),
        bad("maintenance of --home A", "maintenance", "of", "on or off"),
        bad("maintenance on", "maintenance on", "nothing", "--for or --until"),
        bad("maintenance on off --for 2h", "option", "off", "--for, --until"),
        bad("maintenance off --for 2h", "option", "--for", "--home, --port"),
        bad("maintenance on --for 2", "--for", "2", "90m or 2h"),
        bad("maintenance on --for h", "--for", "h", "90m or 2h"),
        bad("maintenance on --for 0h", "--for", "0h", "90m or 2h"),
        bad("maintenance on --for -2h", "--for", "-2h", "90m or 2h"),
        bad("maintenance on --for 1.5h", "--for", "1.5h", "90m or 2h"),
        bad("maintenance on --for 31d", "--for", "31d", "at most 30d"),
        bad("maintenance on --for 99999999999h", "--for", "99999999999h", "at most 30d"),
        bad("maintenance on --until tomorrow", "--until", "tomorrow", "2030-01-31T18:00:00Z"),
        bad("maintenance on --until 2030-01-31", "--until", "2030-01-31", "18:00:00Z"),
        bad("maintenance on --for 2h --until x", "--until", "x", "not together with --for"),
        bad("join --home A", "--master", "nothing", "absolute URL"),
        bad("join --master a:8060", "--master", "a:8060", "absolute URL"),
        bad("join --master http://a --port 0", "--port", "0", "1 to 65535"),
        bad("join --master http://a --force=yes", "--force", "yes", "no value"),
        bad("key", "key", "nothing", "show, rotate, next or drop"),
        bad("key make --home A", "key", "make", "show, rotate, next or drop"),
        bad("key rotate --key-file t", "option", "--key-file", "--home"),
        bad("pin", "pin", "nothing", "forget"),
        bad("events --most 0", "--most", "0", "1 to 1000"),
        bad("events --most 1001", "--most", "1001", "1 to 1000"),
        bad("events --most ten", "--most", "ten", "1 to 1000"),
        bad("events --for 2h", "option", "--for", "--most, --home"),
        bad("events --url http://a", "--token-file", "nothing", "admin's token"),
        bad("RUN", "command", "RUN", COMMANDS),
        bad("--hom A", "option", "--hom", "--home, --port"),
        bad("-h", "option", "-h", "--help"),
        bad("--", "option", "--", "--home, --port"),
        bad("run A", "option", "A", "--home, --port"),
        bad("--home A B", "option", "B", "--home, --port"),
        bad("run --json", "option", "--json", "--home, --port"),
        bad("status --token-file t", "option", "--token-file", "--url, --json"),
        bad("--home", "--home", "nothing", "a value"),
        bad("--home --port 8060", "--home", "nothing", "a value"),
        bad("--home=", "--home", "nothing", "a value"),
        bad("--port", "--port", "nothing", "a value"),
        bad("--port abc", "--port", "abc", "1 to 65535"),
        bad("--port 0", "--port", "0", "1 to 65535"),
        bad("--port 65536", "--port", "65536", "1 to 65535"),
        bad("--port -1", "--port", "-1", "1 to 65535"),
        bad("--port 99999999999", "--port", "99999999999", "1 to 65535"),
        bad("--port 80.5", "--port", "80.5", "1 to 65535"),
        bad("--port 8060 --port 8061", "--port", "8061", "each once"),
        bad("--home A --home A", "--home", "A", "each once"),
        bad("--help=yes", "--help", "yes", "no value"),
        bad("status --url serverA", "--url", "serverA", "absolute URL"),
        bad("status --url http://a?x", "--url", "http://a?x", "query"),
        bad("status --url http://a --home A", "--home", "A", "not together with --url"),
        bad("status --url http://a --port 1", "--port", "1", "not together with --url"),
        bad("switch --url http://a", "--token-file", "nothing", "admin's token"),
        bad("switch --token-file t", "--token-file", "t", "only with --url"));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("bad")
  void isRefusedWithOptionValueAndWhatIsAllowed(
      String line, String field, String value, String allowed) {
    CommandLine.Parsed parsed = CommandLine.parse(words(line), Map.of());
    assertNull(parsed.command());
    Problem problem = parsed.problem();
    assertEquals(field, problem.field());
    assertTrue(problem.message().contains(value), problem.message());
    assertTrue(problem.allowed().contains(allowed), problem.message());
    assertTrue(problem.message().contains(problem.allowed()), problem.message());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void theHomeIsTheOptionsElseTheEnvironments(String line, String variable, String home) {
    CommandLine.Parsed parsed = CommandLine.parse(words(line), Map.of("SWITCHOVER_HOME", variable));
    assertEquals(new Command.Run(Path.of(home), null), parsed.command());
  }

  static Stream<Arguments> homes() {
    return Stream.of(
        Arguments.of("--home A", "E", "A"),
        Arguments.of("", "E", "E"),
        Arguments.of("", " ", PRESET.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status --url http://op:secret@a",
        "status --url op:secret@a",
        "run http://op:secret@a",
        "maintenance on --until http://op:secret@a/b@c"
      })
  void aPasswordIsNeverShown(String line) {
    String message = CommandLine.parse(words(line), Map.of()).problem().message();
    assertFalse(message.contains("secret") || message.contains("op:"), message);
    assertTrue(message.contains("***@"), message);
  }

  private static Command maintenance(Duration duration) {
    Command.Question question = new Command.Question.MaintenanceFor(duration);
    return new Command.Ask(question, PRESET, null, null, null, false);
  }

  private static Command ask(Command.Question question, String url, Path tokenFile) {
    return new Command.Ask(question, null, null, url, tokenFile, false);
  }

  private static Arguments good(String line, Command command) {
    return Arguments.of(line, command);
  }

  private static Arguments bad(String line, String field, String value, String allowed) {
    return Arguments.of(line, field, value, allowed);
  }

  private static String[] words(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ");
  }
}
