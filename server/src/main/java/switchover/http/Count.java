package switchover.http;

/** A number of things that a query asks for. */
final class Count {
  private static final int MOST_DIGITS = 4;

  private Count() {}

  /**
   * The number that the text spells.
   *
   * @param text null for none
   * @param most at most 9999
   * @return 1 to {@code most}; 0 where the text is anything else
   */
  static int of(String text, int most) {
    if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
      return 0;
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    int count = digits ? Integer.parseInt(text) : 0;
    return count <= most ? count : 0;
  }

  /** What may be asked for, in words. */
  static String allowed(int most) {
    return "a whole number from 1 to " + most;
  }
}
