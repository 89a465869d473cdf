package switchover.command;

import java.nio.file.Path;
import java.util.List;
import switchover.settings.WebAddress;

/** The commands that set a home up, from their options. Pure. */
final class SetUp {
  static final List<String> JOIN =
      List.of(
          Options.HOME,
          Options.MASTER,
          Options.KEY_FILE,
          Options.PAIR,
          Options.PORT,
          Options.FORCE);

  private SetUp() {}

  /** The options of a part of {@code key} or {@code pin}. */
  static List<String> own(String name, String part) throws Wrong {
    return switch (name + ' ' + part) {
      case "key show" -> List.of(Options.HOME, Options.NEXT);
      case "key rotate", "key drop", "pin forget" -> List.of(Options.HOME);
      case "key next" -> List.of(Options.HOME, Options.KEY_FILE);
      default -> {
        String given = part == null ? "nothing" : Options.quoted(part);
        String allowed = name.equals("key") ? "show, rotate, next or drop" : "forget";
        throw new Wrong(name, given, part == null ? "is given" : "is not known", allowed);
      }
    };
  }

  static Command join(Path home, Options options, int mostPort) throws Wrong {
    String master = options.text(Options.MASTER);
    if (master == null) {
      throw new Wrong(Options.MASTER, "nothing", "is given", WebAddress.ALLOWED);
    }
    WebAddress.Parsed address = WebAddress.parse(master);
    if (address.fault() != null) {
      throw new Wrong(Options.MASTER, Options.quoted(master), address.fault(), WebAddress.ALLOWED);
    }
    return new Command.Join(
        home,
        address.address().url(),
        options.path(Options.KEY_FILE),
        options.text(Options.PAIR),
        options.number(Options.PORT, mostPort),
        options.has(Options.FORCE));
  }

  static Command part(String name, String part, Path home, Options options) throws Wrong {
    return switch (name + ' ' + part) {
      case "key show" -> new Command.KeyShow(home, options.has(Options.NEXT));
      case "key rotate" -> new Command.KeyRotate(home);
      case "key next" -> new Command.KeyNext(home, options.path(Options.KEY_FILE));
      case "key drop" -> new Command.KeyDrop(home);
      default -> new Command.PinForget(home);
    };
  }
}
