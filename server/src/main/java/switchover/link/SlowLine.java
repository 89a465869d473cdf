package switchover.link;

/**
 * Why two nodes that hear each other do not link: what one says comes too late to the other, not
 * once but each time. Pure.
 */
final class SlowLine {
  /** So many in a row: a node that was paused or is busy is late once. */
  static final int ENOUGH = 3;

  private SlowLine() {}

  /**
   * The backup's finding.
   *
   * @param tookMillis from its asking to the master's answer
   * @param waitsMillis how long it waits for one
   */
  static String ofAnswers(long tookMillis, int waitsMillis) {
    return why(
        "an answer of the master took "
            + tookMillis
            + " ms, and the backup waits for "
            + waitsMillis
            + " ms");
  }

  /**
   * The master's finding.
   *
   * @param oldMillis how old a ping was when it came
   * @param takesMillis how old it may be
   */
  static String ofPings(long oldMillis, long takesMillis) {
    return why(
        "a ping of the backup was "
            + oldMillis
            + " ms old when it came, and the master takes one of "
            + takesMillis
            + " ms at most");
  }

  private static String why(String found) {
    return found
        + ": the line between the nodes, or one of them, is too slow for"
        + " redundancy.pingTimeoutMillis, so that they do not link, and both may be Running."
        + " Mend the line, or set redundancy.pingTimeoutMillis above that on both nodes, and"
        + " redundancy.failoverMillis with it";
  }
}
