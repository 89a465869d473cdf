package switchover.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of one command line, each at most once and only those that its command has. */
final class Options {
  static final String HOME = "--home";
  static final String PORT = "--port";
  static final String URL = "--url";
  static final String TOKEN_FILE = "--token-file";
  static final String FOR = "--for";
  static final String UNTIL = "--until";
  static final String MOST = "--most";
  static final String MASTER = "--master";
  static final String KEY_FILE = "--key-file";
  static final String PAIR = "--pair";
  static final String FORCE = "--force";
  static final String NEXT = "--next";
  static final String ROLE = "--role";
  static final String PASSWORD_FILE = "--password-file";
  static final String JSON = "--json";
  static final String WITH_SECRETS = "--with-secrets";
  static final String HELP = "--help";
  static final String VERSION = "--version";

  private static final Set<String> WITHOUT_VALUE =
      Set.of(JSON, FORCE, NEXT, WITH_SECRETS, HELP, VERSION);

  private final Map<String, String> given = new LinkedHashMap<>();

  private Options() {}

  /**
   * Reads the words behind a command.
   *
   * @param allowed the command's own; help and version are everybody's
   */
  static Options of(List<String> words, List<String> allowed) throws Wrong {
    Options options = new Options();
    options.read(words, allowed);
    return options;
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  /** What was given; null for nothing. */
  String text(String name) {
    return given.get(name);
  }

  /** A path; null where none was given. */
  Path path(String name) throws Wrong {
    String text = given.get(name);
    return text == null ? null : path(name, text);
  }

  static Path path(String name, String text) throws Wrong {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Wrong(name, quoted(text), "is no path", "a path of this machine");
    }
  }

  /** A whole number from 1 to the most; null where none was given. */
  Integer number(String name, int most) throws Wrong {
    String text = given.get(name);
    if (text == null) {
      return null;
    }
    boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits && !text.isEmpty() ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      String allowed = "a whole number from 1 to " + most;
      throw new Wrong(name, quoted(text), "is not allowed", allowed);
    }
    return number;
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private void read(List<String> words, List<String> own) throws Wrong {
    List<String> allowed = new ArrayList<>(own);
    allowed.addAll(List.of(HELP, VERSION));
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!allowed.contains(name)) {
        String reason = word.startsWith("-") ? "is not an option here" : "is one word too many";
        throw new Wrong("option", quoted(name), reason, String.join(", ", allowed));
      }
      boolean wantsValue = !WITHOUT_VALUE.contains(name);
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
}
