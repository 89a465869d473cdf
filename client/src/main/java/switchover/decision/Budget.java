package switchover.decision;

/**
 * How often one tab may jump from one origin: 3 times in 60 s, then a hold-down that doubles with
 * each time it is needed, from 60 s up to 5 min. Times are seconds since 1970, since the budget
 * outlives the page.
 *
 * <p>A tab that has not jumped has a budget of four zeros.
 *
 * @param last times of the last jumps, newest first; 0 where there were fewer
 * @param before the one before
 * @param level how often in a row a hold-down was needed
 * @param untilSeconds end of the hold-down
 */
public record Budget(int last, int before, int level, int untilSeconds) {
  private static final int WINDOW_SECONDS = 60;
  private static final int LONGEST_HOLD_SECONDS = 300;
  private static final int FORGIVEN_AFTER_SECONDS = 600;

  /**
   * Whether a jump is allowed. An end of the hold-down too far off means that the clock was set.
   */
  boolean allows(int epochSeconds) {
    return epochSeconds >= untilSeconds || untilSeconds - epochSeconds > LONGEST_HOLD_SECONDS;
  }

  /** The budget after a jump. */
  Budget spent(int epochSeconds) {
    int kept = epochSeconds - last > FORGIVEN_AFTER_SECONDS ? 0 : level;
    if (before == 0 || epochSeconds - before >= WINDOW_SECONDS) {
      return new Budget(epochSeconds, last, kept, 0);
    }
    int hold = Math.min(WINDOW_SECONDS << Math.min(kept, 3), LONGEST_HOLD_SECONDS);
    return new Budget(epochSeconds, last, kept + 1, epochSeconds + hold);
  }
}
