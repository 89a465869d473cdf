package switchover.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import switchover.settings.MaintenanceOrder;

/** How long a maintenance is to last, from a command line. Pure. */
final class MaintenanceOptions {
  private static final String FOR_ALLOWED =
      "a whole number with s, m, h or d, such as 90m or 2h; at most "
          + MaintenanceOrder.LONGEST.toDays()
          + "d";
  private static final int MOST_DIGITS = 7;

  private MaintenanceOptions() {}

  static Command.Question on(Options options) throws Wrong {
    String duration = options.text(Options.FOR);
    String until = options.text(Options.UNTIL);
    if (duration != null && until != null) {
      String allowed = "not together with " + Options.FOR;
      throw new Wrong(Options.UNTIL, Options.quoted(until), "is given", allowed);
    }
    if (duration != null) {
      return new Command.Question.MaintenanceFor(duration(duration));
    }
    if (until == null) {
      String allowed = "an end, by " + Options.FOR + " or " + Options.UNTIL;
      throw new Wrong("maintenance on", "nothing", "is given", allowed);
    }
    try {
      return new Command.Question.MaintenanceUntil(Instant.parse(until));
    } catch (DateTimeException e) {
      String allowed = MaintenanceOrder.UNTIL_ALLOWED;
      throw new Wrong(Options.UNTIL, Options.quoted(until), "is no instant", allowed);
    }
  }

  private static Duration duration(String text) throws Wrong {
    String digits = text.substring(0, Math.max(0, text.length() - 1));
    long unitSeconds =
        switch (text.charAt(text.length() - 1)) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> 86_400;
          default -> 0;
        };
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    Duration duration =
        number ? Duration.ofSeconds(Long.parseLong(digits) * unitSeconds) : Duration.ZERO;
    if (duration.isZero() || duration.compareTo(MaintenanceOrder.LONGEST) > 0) {
      throw new Wrong(Options.FOR, Options.quoted(text), "is not allowed", FOR_ALLOWED);
    }
    return duration;
  }
}
