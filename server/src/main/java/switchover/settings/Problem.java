package switchover.settings;

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
   * A problem whose message is put together.
   *
   * @param reason why the value is refused, as {@code is too high}
   */
  public static Problem of(String field, String value, String reason, String allowed) {
    String shown = printable(value);
    return new Problem(
        field, shown, allowed, field + ": " + shown + " " + reason + "; allowed: " + allowed);
  }

  /** The text in one line without control characters, shortened where it is long. */
  static String printable(String text) {
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
