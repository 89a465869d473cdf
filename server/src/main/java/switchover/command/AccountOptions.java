package switchover.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchover.settings.Role;

/** What is to be done with which account, from a command line. Pure. */
final class AccountOptions {
  private static final String PARTS = "list, add, role, password or remove";
  private static final String ROLES = "--role with " + Role.ALLOWED;
  private static final String NAME = "the name of an account";

  private AccountOptions() {}

  /** The options that a part has besides those of all that asks a node. */
  static List<String> own(String part) {
    List<String> own = new ArrayList<>();
    if ("add".equals(part) || "role".equals(part)) {
      own.add(Options.ROLE);
    }
    if ("add".equals(part) || "password".equals(part)) {
      own.add(Options.PASSWORD_FILE);
    }
    return own;
  }

  /**
   * Reads them.
   *
   * @param part the word after {@code account}; null for none
   * @param operands the words after that, before the options
   */
  static Command.Question action(String part, List<String> operands, Options options) throws Wrong {
    return switch (String.valueOf(part)) {
      case "null" -> throw new Wrong("account", "nothing", "is given", PARTS);
      case "list" -> {
        requireNoMore(operands, 0);
        yield new Command.Question.Accounts();
      }
      case "add" ->
          new Command.Question.AccountAdd(name(operands), role(options), passwordFile(options));
      case "role" -> new Command.Question.AccountRole(name(operands), role(options));
      case "password" ->
          new Command.Question.AccountPassword(name(operands), passwordFile(options));
      case "remove" -> new Command.Question.AccountRemove(name(operands));
      default -> throw new Wrong("account", Options.quoted(part), "is not known", PARTS);
    };
  }

  private static String name(List<String> operands) throws Wrong {
    if (operands.isEmpty()) {
      throw new Wrong("NAME", "nothing", "is given", NAME);
    }
    requireNoMore(operands, 1);
    return operands.get(0);
  }

  private static void requireNoMore(List<String> operands, int most) throws Wrong {
    if (operands.size() > most) {
      String word = Options.quoted(operands.get(most));
      throw new Wrong("option", word, "is one word too many", "nothing more");
    }
  }

  private static Role role(Options options) throws Wrong {
    String word = options.text(Options.ROLE);
    Role role = Role.of(word);
    if (role == null) {
      String value = word == null ? "nothing" : Options.quoted(word);
      throw new Wrong(Options.ROLE, value, word == null ? "is given" : "is no role", ROLES);
    }
    return role;
  }

  private static Path passwordFile(Options options) throws Wrong {
    Path file = options.path(Options.PASSWORD_FILE);
    if (file == null) {
      String allowed = "a file with the password in one line";
      throw new Wrong(Options.PASSWORD_FILE, "nothing", "is given", allowed);
    }
    return file;
  }
}
