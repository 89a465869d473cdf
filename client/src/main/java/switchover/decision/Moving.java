package switchover.decision;

/**
 * A switchover under way: its addresses are asked, one after the other, until one verifies.
 *
 * @param why never null
 * @param candidates the addresses to be asked; never empty
 * @param index the one being asked
 * @param sinceMillis when it was first asked, or is to be: pages may wait their turn
 * @param nextAskMillis not asked again before
 */
record Moving(
    String why, Row<Address> candidates, int index, double sinceMillis, double nextAskMillis) {
  Address candidate() {
    return candidates.get(index);
  }

  /** The same with this candidate asked again, not before that time. */
  Moving again(double atMillis) {
    return new Moving(why, candidates, index, sinceMillis, atMillis);
  }

  /** The same with the next candidate; null where there is none. */
  Moving next(double nowMillis) {
    return index + 1 < candidates.size()
        ? new Moving(why, candidates, index + 1, nowMillis, nowMillis)
        : null;
  }

  boolean byOperator() {
    return Why.OPERATOR.equals(why);
  }
}
