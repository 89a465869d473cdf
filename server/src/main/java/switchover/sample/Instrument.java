package switchover.sample;

/**
 * What is measured or driven at one place of the sample process.
 *
 * @param id the tag, such as {@code LI-101}
 * @param label for people
 * @param unit such as {@code bar}
 * @param digits after the decimal point
 * @param low lower alarm limit; NaN where there are no limits
 * @param high upper alarm limit; NaN where there are no limits
 */
public record Instrument(
    String id, String label, String unit, int digits, double low, double high) {
  /** Whether it has alarm limits. */
  public boolean limited() {
    return !Double.isNaN(low);
  }
}
