package switchover.decision;

import java.util.List;
import switchover.status.Address;

/**
 * A switchover under way: its addresses are asked, one after the other, until one verifies.
 *
 * @param why never null
 * @param candidates the addresses still to be asked, the one being asked first; never empty
 * @param sinceMillis when the first of them was first asked
 * @param nextAskMillis not asked again before
 */
record Moving(Why why, List<Address> candidates, long sinceMillis, long nextAskMillis) {
  Address candidate() {
    return candidates.get(0);
  }

  boolean byOperator() {
    return why == Why.OPERATOR;
  }
}
