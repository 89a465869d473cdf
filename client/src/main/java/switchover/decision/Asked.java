package switchover.decision;

/**
 * A request under way.
 *
 * @param purpose one of the numbers below
 * @param base the address asked
 * @param deadlineMillis when it counts as unanswered
 * @param graced whether it was given longer than that, since the page was late itself
 */
record Asked(
    int id, int purpose, String base, double askedMillis, double deadlineMillis, boolean graced) {
  /** A heartbeat of the current node. */
  static final int CURRENT = 0;

  /** A heartbeat of the redundant node. */
  static final int REDUNDANT = 1;

  /** Whether the target of a switchover answers as Running. */
  static final int VERIFY = 2;

  /** Whether the redundant node's public address leads to the pair. */
  static final int PUBLIC = 3;

  /** Whether the HMI on the redundant node knows its user. */
  static final int SESSION = 4;

  Asked by(double sooner) {
    return new Asked(id, purpose, base, askedMillis, Math.min(deadlineMillis, sooner), graced);
  }

  /** The same, which may still be answered until then. */
  Asked graced(double untilMillis) {
    return new Asked(id, purpose, base, askedMillis, untilMillis, true);
  }
}
