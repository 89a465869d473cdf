package switchover.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.settings.Problem;

/** Each command line, and what is made of it or said of it. */
class CommandLineTest {
  private static final Path PRESET = Path.of("switchover-home");

  static Stream<Arguments> good() {
    Path home = Path.of("A");
    Command.Question status = Command.Question.STATUS;
    Command.Question change = Command.Question.SWITCH;
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
        good("switch --url http://a --token-file t", ask(change, "http://a", Path.of("t"))));
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
        bad("start", "command", "start", "run, status or switch"),
        bad("maintenance --home A", "command", "maintenance", "run, status or switch"),
        bad("RUN", "command", "RUN", "run, status or switch"),
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
