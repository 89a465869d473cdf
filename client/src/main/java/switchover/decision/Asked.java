package switchover.decision;

/**
 * A request under way.
 *
 * @param base the address asked
 * @param deadlineMillis when it counts as unanswered
 */
record Asked(int id, Purpose purpose, String base, long askedMillis, long deadlineMillis) {
  enum Purpose {
    CURRENT,
    REDUNDANT,
    VERIFY
  }

  Asked by(long sooner) {
    return new Asked(id, purpose, base, askedMillis, Math.min(deadlineMillis, sooner));
  }
}
