package switchover.explore;

/**
 * A stream that the page has opened.
 *
 * @param toMaster which node it goes to
 * @param boot the node's start that took it; 0 where none has yet
 * @param told the sequence that it brought last; negative where it brought nothing yet
 */
record Listener(boolean toMaster, int boot, long told) {
  static final int CUT = -1;

  /** Opened, and not taken yet. */
  static Listener opened(boolean toMaster) {
    return new Listener(toMaster, 0, -1);
  }

  /** Whether the node is sure not to know of it. */
  boolean dead(Board board) {
    return !board.up() || boot != 0 && boot != board.boot();
  }

  boolean behind(Board board) {
    return told != board.shown().sequence();
  }

  Listener told(Board board) {
    return new Listener(toMaster, board.boot(), board.shown().sequence());
  }

  Listener cut() {
    return new Listener(toMaster, CUT, told);
  }
}
