package switchover.health;

/**
 * From checks to a verdict: well after {@code rise} good checks in a row, sick after {@code fall}
 * failed ones, unknown until the first of either. Immutable; time is passed in, monotonic.
 *
 * <p>Where the node itself was held up (stopped, suspended, overloaded), nothing is concluded from
 * it: a check that failed long after its timeout is no evidence, and checks with a long gap between
 * them are not in a row.
 */
final class RiseFall {
  /** More than any check or wait is late by on a node that works. */
  static final int HELD_UP_MILLIS = 1000;

  private final ProbeSettings settings;
  private final Verdict verdict;
  private final boolean good;
  private final int inRow;
  private final long endedMillis;

  private RiseFall(
      ProbeSettings settings, Verdict verdict, boolean good, int inRow, long endedMillis) {
    this.settings = settings;
    this.verdict = verdict;
    this.good = good;
    this.inRow = inRow;
    this.endedMillis = endedMillis;
  }

  /** Before the first check. */
  static RiseFall unknown(ProbeSettings settings) {
    return new RiseFall(settings, null, false, 0, 0);
  }

  /** Null until there is one; the same object as long as it holds. */
  Verdict verdict() {
    return verdict;
  }

  /**
   * After one more check.
   *
   * @param found what it found, for people
   * @param fromMillis when the check began
   * @param toMillis when it ended
   */
  RiseFall after(boolean nowGood, String found, long fromMillis, long toMillis) {
    if (!nowGood && toMillis - fromMillis > settings.timeoutMillis() + HELD_UP_MILLIS) {
      return this;
    }
    boolean follows = fromMillis - endedMillis <= settings.intervalMillis() + HELD_UP_MILLIS;
    int nowInRow = inRow > 0 && follows && nowGood == good ? inRow + 1 : 1;
    int wanted = nowGood ? settings.rise() : settings.fall();
    boolean changes = nowInRow >= wanted && (verdict == null || verdict.well() != nowGood);
    Verdict next = changes ? new Verdict(nowGood, found) : verdict;
    return new RiseFall(settings, next, nowGood, Math.min(nowInRow, wanted), toMillis);
  }
}
