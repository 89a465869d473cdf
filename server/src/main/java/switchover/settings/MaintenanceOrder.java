package switchover.settings;

import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's wish that a node be in maintenance, or not. Immutable.
 *
 * @param until its end; null for off
 */
public record MaintenanceOrder(Instant until) {
  /** The longest; who forgets to end it shall not be without a redundant node for ever. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** What is allowed, said to people. */
  public static final String UNTIL_ALLOWED =
      "an instant such as 2030-01-31T18:00:00Z, in the future, at most "
          + LONGEST.toDays()
          + " days ahead";

  private static final String BODY = "body";

  /**
   * Parses and judges {@code {"on":true,"until":"<instant>"}} or {@code {"on":false}}; strict.
   *
   * @throws SettingsException with what is wrong
   */
  public static MaintenanceOrder parse(byte[] body, Instant now) throws SettingsException {
    JsonObject object = JsonText.object(BODY, body);
    List<Problem> problems = new ArrayList<>();
    Section section = new Section("", object, problems);
    boolean on = section.flag("on", false);
    if (!section.has("on")) {
      section.refuse("on", "nothing", "is given", "true or false");
    }
    String given = section.text("until", UNTIL_ALLOWED);
    Instant until = null;
    if (problems.isEmpty() && on) {
      until = until(section, given, now);
    } else if (given != null && !on) {
      section.refuse("until", '"' + given + '"', "is given", "nothing, where on is false");
    }
    section.refuseUnknown("the fields on and until");
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new MaintenanceOrder(until);
  }

  private static Instant until(Section section, String given, Instant now) {
    if (given == null) {
      section.refuse("until", "nothing", "is given", UNTIL_ALLOWED);
      return null;
    }
    Instant until;
    try {
      until = Instant.parse(given);
    } catch (DateTimeException e) {
      section.refuse("until", '"' + given + '"', "is no instant", UNTIL_ALLOWED);
      return null;
    }
    if (!until.isAfter(now)) {
      section.refuse("until", '"' + given + '"', "is not in the future", UNTIL_ALLOWED);
    } else if (until.isAfter(now.plus(LONGEST))) {
      section.refuse("until", '"' + given + '"', "is too far ahead", UNTIL_ALLOWED);
    }
    return until;
  }
}
