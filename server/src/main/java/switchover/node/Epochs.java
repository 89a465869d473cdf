package switchover.node;

import switchover.status.Mode;

/**
 * Which epoch a claim takes. The master takes odd ones, the backup even ones, so that two nodes
 * that cannot hear each other never hold the same.
 */
final class Epochs {
  /**
   * How far a node that has lost its own epoch stays away from what the other has said: the other
   * may not have heard of all that were used.
   */
  static final int MARGIN_AFTER_LOSS = 1000;

  private Epochs() {}

  /** The lowest epoch above the highest known that is this node's to claim. */
  static long next(Mode mode, long highestEpoch) {
    long next = highestEpoch + 1;
    boolean mine =
        switch (mode) {
          case INDEPENDENT -> true;
          case MASTER -> next % 2 == 1;
          case BACKUP -> next % 2 == 0;
        };
    return mine ? next : next + 1;
  }
}
