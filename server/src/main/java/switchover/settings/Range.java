package switchover.settings;

/**
 * The whole numbers that a setting allows.
 *
 * @param min inclusive
 * @param max inclusive
 * @param unit as said to people, such as {@code ms}
 */
record Range(int min, int max, String unit) {
  static final String MILLIS = "ms";

  boolean holds(long value) {
    return value >= min && value <= max;
  }

  /** What is allowed, said to people. */
  String allowed() {
    return "a whole number from " + min + " to " + max + " (" + unit + ")";
  }
}
