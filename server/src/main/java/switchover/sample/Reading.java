package switchover.sample;

/**
 * One value of the sample process.
 *
 * @param instrument never null
 * @param value rounded to the instrument's digits
 */
public record Reading(Instrument instrument, double value) {
  /** {@code high} above the upper limit, {@code low} below the lower one, null within them. */
  public String alarm() {
    if (!instrument.limited()) {
      return null;
    }
    return value > instrument.high() ? "high" : value < instrument.low() ? "low" : null;
  }
}
