package switchover.decision;

/**
 * What the edge has to do, in the order given.
 *
 * @param kind one of the numbers below, which say what of the rest is there
 * @param id names a request, never used again, or is one of the two streams
 * @param url null where the kind has none
 * @param millis a duration or a time
 * @param budget to be kept for this tab and origin once the page may go
 * @param moved to be carried over to the other node
 */
public record Effect(int kind, int id, String url, double millis, Budget budget, Moved moved) {
  /** The id of the current node's stream. */
  public static final int CURRENT_STREAM = -1;

  /** The id of the redundant node's stream. */
  public static final int REDUNDANT_STREAM = -2;

  /**
   * Ask the URL for a status and say what came of it, with {@link Event#ANSWERED}. After the
   * duration a {@link #DROP} follows.
   */
  public static final int ASK = 0;

  /** Open a stream of statuses: {@link Event#PUSHED}, {@link Event#STREAM_BROKE}. */
  public static final int LISTEN = 1;

  /**
   * Abort a request or close a stream, where it is still there; nothing is to be said of it any
   * more.
   */
  public static final int DROP = 2;

  /**
   * Ask the page whether it may go, then leave it for the URL; {@link Event#HELD} where it may not.
   */
  public static final int JUMP = 3;

  /** Load the page anew from the node that now answers at its address. */
  public static final int RELOAD = 4;

  /** What the page shows has changed: tell it, from {@link Page#view}. */
  public static final int TELL = 5;

  /** Say {@link Event#WOKE} at this time; replaces the time given before. */
  public static final int WAKE_AT = 6;

  /** Say to the neighbours that this page listens to the node at the URL. */
  public static final int SPEAK = 7;

  /** As {@link #ASK}, and where there is no answer, whether anything answers there at all. */
  public static final int CHECK = 8;

  /**
   * As {@link #ASK}, with what the browser keeps for that address: whether somebody is signed in.
   */
  public static final int CHECK_SESSION = 9;

  /** Say to the neighbours that the node at the URL gave this page a sign of life. */
  public static final int PASS_ON = 10;

  static Effect speak(int kind, String base) {
    return new Effect(kind, 0, Text.of(base, "/status"), 0, null, null);
  }

  static Effect drop(int id) {
    return new Effect(DROP, id, null, 0, null, null);
  }
}
