package switchover.decision;

/**
 * A node's stream of statuses.
 *
 * @param base the node's address; null where no stream is open
 * @param spoke whether the last that it brought was a word of the node that it is for
 * @param lives whether it has brought a sign of life since it was opened
 * @param failures how often in a row it broke without a word
 * @param retryMillis not opened anew before
 */
record Stream(String base, boolean spoke, boolean lives, int failures, double retryMillis) {
  private static final int FIRST_RETRY_MILLIS = 250;
  private static final int MOST_DOUBLINGS = 5;

  /** A stream that has not been opened yet. */
  static Stream closed() {
    return new Stream(null, false, false, 0, 0);
  }

  /** The same, open at this address; null for closed. */
  Stream at(String newBase) {
    return new Stream(newBase, false, false, failures, retryMillis);
  }

  Stream speaks() {
    return new Stream(base, true, lives, 0, 0);
  }

  /** The same, which has brought a sign of life. */
  Stream alive() {
    return lives ? this : new Stream(base, spoke, true, failures, retryMillis);
  }

  Stream broke(double nowMillis) {
    int pause = FIRST_RETRY_MILLIS << Math.min(failures, MOST_DOUBLINGS);
    return new Stream(null, false, false, failures + 1, nowMillis + pause);
  }
}
