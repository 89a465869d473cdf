package switchover.explore;

import switchover.status.NodeStatus;

/**
 * What a node shows in public. Immutable.
 *
 * @param shown with its sequence; null while the node is down
 * @param before what was shown before that, by an earlier start too; null where nothing was
 * @param boot how often the node has started
 */
record Board(NodeStatus shown, NodeStatus before, int boot) {
  private static final long SEQUENCES_PER_BOOT = 1_000_000;

  static final Board BLANK = new Board(null, null, 0);

  boolean up() {
    return shown != null;
  }

  Board down() {
    return up() ? new Board(null, shown, boot) : this;
  }

  /** Shows a status, under the next number where it differs; as the production board does. */
  Board show(NodeStatus status) {
    if (!up()) {
      long first = (boot + 1) * SEQUENCES_PER_BOOT;
      return new Board(status.withSequence(first), before, boot + 1);
    }
    return status.withSequence(shown.sequence()).equals(shown)
        ? this
        : new Board(status.withSequence(shown.sequence() + 1), shown, boot);
  }
}
