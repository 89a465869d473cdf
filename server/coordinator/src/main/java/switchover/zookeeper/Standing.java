package switchover.zookeeper;

/**
 * Where a candidate stands by the ensemble's last word, and until when that word carries.
 * Immutable.
 *
 * @param place never null
 * @param untilNanos monotonic; of no meaning where the place needs no word of the ensemble
 */
record Standing(Place place, long untilNanos) {

  /** A place in the line of the candidates. */
  enum Place {
    /** The leader: this node may run. */
    FIRST,
    /** Another leads. */
    BEHIND,
    /** No word of the ensemble that still carries. */
    UNHEARD,
    /** Stepped out of the line for a while. */
    RESIGNED,
    /** Out of the line until the node wants the lead again. */
    ASIDE
  }

  static final Standing UNHEARD = new Standing(Place.UNHEARD, 0);
  static final Standing RESIGNED = new Standing(Place.RESIGNED, 0);
  static final Standing ASIDE = new Standing(Place.ASIDE, 0);

  /**
   * The ensemble has answered.
   *
   * @param askedNanos when it was asked, not when it answered: the session counts from there at the
   *     earliest
   * @param sessionMillis how long the ensemble keeps a session that it does not hear of
   */
  static Standing answered(boolean first, long askedNanos, int sessionMillis) {
    long carriesNanos = sessionMillis * 1_000_000L / 3 * 2;
    return new Standing(first ? Place.FIRST : Place.BEHIND, askedNanos + carriesNanos);
  }

  /** The place at a time; monotonic. */
  Place at(long nowNanos) {
    return onWord() && leftNanos(nowNanos) <= 0 ? Place.UNHEARD : place;
  }

  /** Whether the place is the ensemble's word, which ends by itself. */
  boolean onWord() {
    return place == Place.FIRST || place == Place.BEHIND;
  }

  /** How long the word still carries; 0 or less where it does not. */
  long leftNanos(long nowNanos) {
    return untilNanos - nowNanos;
  }
}
