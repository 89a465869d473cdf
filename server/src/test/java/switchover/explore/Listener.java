package switchover.explore;

/**
 * A stream that the page has opened.
 *
 * @param toMaster which node it goes to
 * @param boot the node's start that took it; 0 where none has yet
 * @param told the sequence that it brought last; negative where it brought nothing yet
 * @param heardMillis when it last brought anything
 * @param rare whether the page wants few signs of life of it
 * @param mute whether it brings no signs of life
 */
record Listener(
    boolean toMaster, int boot, long told, long heardMillis, boolean rare, boolean mute) {
  static final int CUT = -1;

  /**
   * From one sign of life to the next: more often than nodes do, so that a minute repeats itself.
   */
  private static final int SIGN_MILLIS = 500;

  private static final int RARE_SIGN_MILLIS = 2500;

  /** Opened, and not taken yet. */
  static Listener opened(boolean toMaster, boolean rare) {
    return new Listener(toMaster, 0, -1, 0, rare, false);
  }

  /** From one sign of life to the next. */
  int signMillis() {
    return rare ? RARE_SIGN_MILLIS : SIGN_MILLIS;
  }

  /** Whether the node is sure not to know of it. */
  boolean dead(Board board) {
    return !board.up() || boot != 0 && boot != board.boot();
  }

  boolean behind(Board board) {
    return told != board.shown().sequence();
  }

  /** Whether a sign of life is due where there is nothing new. */
  boolean lives(long nowMillis) {
    return boot > 0 && !mute && nowMillis % signMillis() == 0 && heardMillis < nowMillis;
  }

  Listener told(Board board, long nowMillis) {
    return new Listener(toMaster, board.boot(), board.shown().sequence(), nowMillis, rare, mute);
  }

  Listener cut() {
    return new Listener(toMaster, CUT, told, heardMillis, rare, mute);
  }

  Listener muted() {
    return new Listener(toMaster, boot, told, heardMillis, rare, true);
  }
}
