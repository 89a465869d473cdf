package switchover.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting at fault.
 *
 * @param field dotted, as {@code redundancy.pingRateMillis}; the file's name where the whole file
 *     is at fault; never null
 * @param value what was given, shortened and fit to be printed; never null
 * @param allowed what would be right; never null
 * @param message field, value, reason and what is allowed, in one line; never null
 */
public record Problem(String field, String value, String allowed, String message) {
  private static final int SHOWN_CHARACTERS = 80;

  /**
   * A user, and likely a password, before a host: after a scheme, or with a colon inside. Up to the
   * last @, since what is no URL may have a password with any character.
   */
  private static final Pattern USER =
      Pattern.compile("^(\"?)([a-zA-Z][a-zA-Z0-9+.-]*:/*|//)?(.*)@", Pattern.DOTALL);

  /**
   * A problem whose message is put together.
   *
   * @param reason why the value is refused, as {@code is too high}
   */
  public static Problem of(String field, String value, String reason, String allowed) {
    String shown = printable(withoutUser(value));
    return new Problem(
        field, shown, allowed, field + ": " + shown + " " + reason + "; allowed: " + allowed);
  }

  /** The value with the user part of a URL, or of what may be meant as one, masked. */
  private static String withoutUser(String value) {
    Matcher user = USER.matcher(value);
    boolean meant = user.find() && (user.group(2) != null || user.group(3).indexOf(':') >= 0);
    if (!meant) {
      return value;
    }
    String scheme = user.group(2) == null || !user.group(2).endsWith("/") ? "" : user.group(2);
    return user.group(1) + scheme + "***" + value.substring(user.end() - 1);
  }

  /** The text in one line without control characters, shortened where it is long. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (shown.length() >= SHOWN_CHARACTERS) {
        return shown.append("... (").append(text.length()).append(" characters)").toString();
      }
      char c = text.charAt(i);
      boolean plain = c >= ' ' && !Character.isISOControl(c) && !Character.isSurrogate(c);
      if (plain && Character.getType(c) != Character.FORMAT) {
        shown.append(c);
      } else {
        shown.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      }
    }
    return shown.toString();
  }
}
