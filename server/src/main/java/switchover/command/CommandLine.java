package switchover.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchover.settings.Problem;
import switchover.settings.WebAddress;

/** From the words of a command line to a command, or to what is wrong with them. Pure. */
public final class CommandLine {
  private static final String HOME = "--home";
  private static final String PORT = "--port";
  private static final String URL = "--url";
  private static final String TOKEN_FILE = "--token-file";
  private static final String JSON = "--json";
  private static final String HELP = "--help";
  private static final String VERSION = "--version";
  private static final String DEFAULT_HOME = "switchover-home";
  private static final String HOME_VARIABLE = "SWITCHOVER_HOME";
  private static final String PORTS = "a whole number from 1 to 65535";

  /** Options of each command, and whether a value follows. */
  private static final Map<String, Boolean> RUN_OPTIONS = options(HOME, PORT);

  private static final Map<String, Boolean> STATUS_OPTIONS = options(HOME, PORT, URL, JSON);
  private static final Map<String, Boolean> SWITCH_OPTIONS =
      options(HOME, PORT, URL, TOKEN_FILE, JSON);

  private final Map<String, String> environment;
  private final Map<String, String> given = new LinkedHashMap<>();

  private CommandLine(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Exactly one of the two is null.
   *
   * @param command what is asked for
   * @param problem what is wrong
   */
  public record Parsed(Command command, Problem problem) {}

  /** What is wrong with a command line, on its way out of the parser. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Wrong(String field, String value, String reason, String allowed) {
      problem = Problem.of(field, value, reason, allowed);
    }
  }

  /**
   * Parses.
   *
   * @param environment the process's variables
   */
  public static Parsed parse(String[] words, Map<String, String> environment) {
    try {
      return new Parsed(new CommandLine(environment).read(List.of(words)), null);
    } catch (Wrong wrong) {
      return new Parsed(null, wrong.problem);
    }
  }

  private Command read(List<String> words) throws Wrong {
    boolean named = !words.isEmpty() && !words.get(0).startsWith("-");
    String name = named ? words.get(0) : "run";
    List<String> rest = named ? words.subList(1, words.size()) : words;
    Map<String, Boolean> options =
        switch (name) {
          case "run" -> RUN_OPTIONS;
          case "status" -> STATUS_OPTIONS;
          case "switch" -> SWITCH_OPTIONS;
          default ->
              throw new Wrong("command", quoted(name), "is not known", "run, status or switch");
        };
    takeOptions(rest, options);
    if (given.containsKey(HELP)) {
      return new Command.Help();
    }
    if (given.containsKey(VERSION)) {
      return new Command.Version();
    }
    return switch (name) {
      case "status" -> ask(Command.Question.STATUS);
      case "switch" -> ask(Command.Question.SWITCH);
      default -> new Command.Run(home(), port());
    };
  }

  private void takeOptions(List<String> words, Map<String, Boolean> options) throws Wrong {
    String allowed = String.join(", ", options.keySet());
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      Boolean wantsValue = options.get(name);
      if (wantsValue == null) {
        String reason = word.startsWith("-") ? "is not an option here" : "is one word too many";
        throw new Wrong("option", quoted(name), reason, allowed);
      }
      if (!wantsValue && equals >= 0) {
        throw new Wrong(name, quoted(word.substring(equals + 1)), "is given", "no value");
      }
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (wantsValue && equals < 0) {
        boolean follows = at < words.size() && !words.get(at).startsWith("--");
        value = follows ? words.get(at++) : "";
      }
      take(name, value, wantsValue);
    }
  }

  private void take(String name, String value, boolean wantsValue) throws Wrong {
    if (wantsValue && value.isEmpty()) {
      throw new Wrong(name, "nothing", "is given", "a value after it");
    }
    if (given.put(name, value) != null) {
      throw new Wrong(name, wantsValue ? quoted(value) : name, "is given twice", "each once");
    }
  }

  private Command ask(Command.Question question) throws Wrong {
    String url = given.get(URL);
    boolean json = given.containsKey(JSON);
    if (url == null) {
      if (given.containsKey(TOKEN_FILE)) {
        throw new Wrong(TOKEN_FILE, quoted(given.get(TOKEN_FILE)), "is given", "only with " + URL);
      }
      return new Command.Ask(question, home(), port(), null, null, json);
    }
    for (String other : List.of(HOME, PORT)) {
      if (given.containsKey(other)) {
        throw new Wrong(other, quoted(given.get(other)), "is given", "not together with " + URL);
      }
    }
    WebAddress.Parsed address = WebAddress.parse(url);
    if (address.fault() != null) {
      throw new Wrong(URL, quoted(url), address.fault(), WebAddress.ALLOWED);
    }
    Path tokenFile = tokenFile();
    if (question == Command.Question.SWITCH && tokenFile == null) {
      throw new Wrong(TOKEN_FILE, "nothing", "is given", "the file of the admin's token");
    }
    return new Command.Ask(question, null, null, address.address().url(), tokenFile, json);
  }

  private Path home() throws Wrong {
    String set = environment.getOrDefault(HOME_VARIABLE, "");
    String preset = set.isBlank() ? DEFAULT_HOME : set;
    return path(HOME, given.getOrDefault(HOME, preset));
  }

  private Path tokenFile() throws Wrong {
    String file = given.get(TOKEN_FILE);
    return file == null ? null : path(TOKEN_FILE, file);
  }

  private static Path path(String name, String text) throws Wrong {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Wrong(name, quoted(text), "is no path", "a path of this machine");
    }
  }

  private Integer port() throws Wrong {
    String text = given.get(PORT);
    if (text == null) {
      return null;
    }
    boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new Wrong(PORT, quoted(text), "is not a port", PORTS);
    }
    return port;
  }

  private static Map<String, Boolean> options(String... own) {
    Map<String, Boolean> options = new LinkedHashMap<>();
    List<String> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(HELP, VERSION));
    for (String name : all) {
      options.put(name, !List.of(JSON, HELP, VERSION).contains(name));
    }
    return options;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
