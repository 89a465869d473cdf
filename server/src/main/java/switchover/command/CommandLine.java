package switchover.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchover.events.EventLog;
import switchover.settings.Problem;
import switchover.settings.WebAddress;

/** From the words of a command line to a command, or to what is wrong with them. Pure. */
public final class CommandLine {
  private static final String DEFAULT_HOME = "switchover-home";
  private static final String HOME_VARIABLE = "SWITCHOVER_HOME";
  private static final String COMMANDS =
      "run, status, switch, maintenance, events, settings, restart, account, join, key or pin";
  private static final Set<String> WITH_PARTS =
      Set.of("maintenance", "settings", "account", "key", "pin");
  private static final Set<String> WITH_OPERANDS = Set.of("settings", "account");
  private static final int MOST_PORT = 65_535;
  private static final int PRESET_EVENTS = 100;

  private final Map<String, String> environment;

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

  /**
   * Parses.
   *
   * @param environment the process's variables
   */
  public static Parsed parse(String[] words, Map<String, String> environment) {
    try {
      return new Parsed(new CommandLine(environment).read(List.of(words)), null);
    } catch (Wrong wrong) {
      return new Parsed(null, wrong.problem());
    }
  }

  private Command read(List<String> words) throws Wrong {
    String name = isWord(words, 0) ? words.get(0) : "run";
    List<String> rest = isWord(words, 0) ? words.subList(1, words.size()) : words;
    boolean hasPart = WITH_PARTS.contains(name) && isWord(rest, 0);
    String part = hasPart ? rest.get(0) : null;
    List<String> own = own(name, part);
    int operands = hasPart ? operands(name, rest) : 0;
    Options options = Options.of(rest.subList(hasPart ? 1 + operands : 0, rest.size()), own);
    if (options.has(Options.HELP)) {
      return new Command.Help();
    }
    if (options.has(Options.VERSION)) {
      return new Command.Version();
    }
    return switch (name) {
      case "run" -> new Command.Run(home(options), options.number(Options.PORT, MOST_PORT));
      case "join" -> SetUp.join(home(options), options, MOST_PORT);
      case "key", "pin" -> SetUp.part(name, part, home(options), options);
      case "settings" -> {
        List<String> given = rest.subList(hasPart ? 1 : 0, hasPart ? 1 + operands : 0);
        yield ask(SettingsOptions.action(part, given, options), options);
      }
      case "account" -> {
        List<String> given = rest.subList(hasPart ? 1 : 0, hasPart ? 1 + operands : 0);
        yield ask(AccountOptions.action(part, given, options), options);
      }
      default -> ask(question(name, part, options), options);
    };
  }

  /** How many words come between the part and the options: settings and accounts have some. */
  private static int operands(String name, List<String> rest) {
    int count = 0;
    while (WITH_OPERANDS.contains(name) && isWord(rest, 1 + count)) {
      count++;
    }
    return count;
  }

  private static boolean isWord(List<String> words, int at) {
    return at < words.size() && !words.get(at).startsWith("-");
  }

  /** The options that a command has. */
  private static List<String> own(String name, String part) throws Wrong {
    return switch (name) {
      case "run" -> List.of(Options.HOME, Options.PORT);
      case "status" -> List.of(Options.HOME, Options.PORT, Options.URL, Options.JSON);
      case "switch", "restart" -> admin();
      case "settings" -> "export".equals(part) ? admin(Options.WITH_SECRETS) : admin();
      case "account" -> admin(AccountOptions.own(part).toArray(new String[0]));
      case "events" -> admin(Options.MOST);
      case "maintenance" -> "off".equals(part) ? admin() : admin(Options.FOR, Options.UNTIL);
      case "join" -> SetUp.JOIN;
      case "key", "pin" -> SetUp.own(name, part);
      default -> throw new Wrong("command", Options.quoted(name), "is not known", COMMANDS);
    };
  }

  private static List<String> admin(String... more) {
    List<String> own = new ArrayList<>(List.of(more));
    own.addAll(List.of(Options.HOME, Options.PORT, Options.URL, Options.TOKEN_FILE, Options.JSON));
    return own;
  }

  private static Command.Question question(String name, String part, Options options) throws Wrong {
    return switch (name) {
      case "status" -> new Command.Question.Status();
      case "switch" -> new Command.Question.Switch();
      case "restart" -> new Command.Question.Restart();
      case "events" -> {
        Integer most = options.number(Options.MOST, EventLog.MOST_ENTRIES);
        yield new Command.Question.Events(most == null ? PRESET_EVENTS : most);
      }
      default -> maintenance(part, options);
    };
  }

  private static Command.Question maintenance(String part, Options options) throws Wrong {
    if ("on".equals(part)) {
      return MaintenanceOptions.on(options);
    }
    if ("off".equals(part)) {
      return new Command.Question.MaintenanceOff();
    }
    String given = part == null ? "nothing" : Options.quoted(part);
    throw new Wrong("maintenance", given, part == null ? "is given" : "is not known", "on or off");
  }

  private Command ask(Command.Question question, Options options) throws Wrong {
    String url = options.text(Options.URL);
    boolean json = options.has(Options.JSON);
    if (url == null) {
      if (options.has(Options.TOKEN_FILE)) {
        refuse(options, Options.TOKEN_FILE, "only with " + Options.URL);
      }
      Integer port = options.number(Options.PORT, MOST_PORT);
      return new Command.Ask(question, home(options), port, null, null, json);
    }
    for (String other : List.of(Options.HOME, Options.PORT)) {
      if (options.has(other)) {
        refuse(options, other, "not together with " + Options.URL);
      }
    }
    WebAddress.Parsed address = WebAddress.parse(url);
    if (address.fault() != null) {
      throw new Wrong(Options.URL, Options.quoted(url), address.fault(), WebAddress.ALLOWED);
    }
    Path tokenFile = options.path(Options.TOKEN_FILE);
    if (question.wantsToken() && tokenFile == null) {
      throw new Wrong(Options.TOKEN_FILE, "nothing", "is given", "the file of the admin's token");
    }
    return new Command.Ask(question, null, null, address.address().url(), tokenFile, json);
  }

  private static void refuse(Options options, String name, String allowed) throws Wrong {
    throw new Wrong(name, Options.quoted(options.text(name)), "is given", allowed);
  }

  private Path home(Options options) throws Wrong {
    Path home = options.path(Options.HOME);
    if (home != null) {
      return home;
    }
    String set = environment.getOrDefault(HOME_VARIABLE, "");
    return Options.path(Options.HOME, set.isBlank() ? DEFAULT_HOME : set);
  }
}
