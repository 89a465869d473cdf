package switchover.decision;

/**
 * What happens to a page. One record with a kind, since the edge's callbacks all come in by one
 * function.
 *
 * @param kind one of the numbers below
 * @param id of the request or stream that it is about, else 0
 * @param outcome of the request, the stream's status or the neighbour's answer, else null
 * @param word whose neighbour's answer, else null
 */
public record Event(int kind, int id, Outcome outcome, Word word) {
  /** The page has begun, or the time of the last {@link Effect#WAKE_AT} has come. */
  public static final int WOKE = 0;

  /** The outcome of an {@link Effect#ASK}. */
  public static final int ANSWERED = 1;

  /** A stream brought a status. */
  public static final int PUSHED = 2;

  /** A stream broke, for now or for good. */
  public static final int STREAM_BROKE = 3;

  /**
   * The page is seen again, came back out of the back-forward cache, or its network came back: what
   * was gathered before is no evidence.
   */
  public static final int CAME_BACK = 4;

  /** The same, but the page is hidden all the same. */
  public static final int CAME_BACK_HIDDEN = 5;

  /** The page is hidden: its timers may come late from now on. */
  public static final int WENT_HIDDEN = 6;

  /** The page holds itself: it cancelled the jump that it was asked for. */
  public static final int HELD = 7;

  /** The operator wants to go to the redundant node. */
  public static final int GO = 8;

  /** Another page of this station heard a status, or with no outcome: its stream broke. */
  public static final int NEIGHBOUR = 9;

  /** The operator puts an announced move off. */
  public static final int PUT_OFF = 10;

  /** The browser did not let the top page be left. */
  public static final int TOP_STAYS = 11;

  /** A stream brought a sign of life: its node has said nothing new. */
  public static final int ALIVE = 12;

  /** An event that no neighbour is behind. */
  public Event(int kind, int id, Outcome outcome) {
    this(kind, id, outcome, null);
  }

  /** An event that needs no more to be said. */
  public static Event of(int kind) {
    return new Event(kind, 0, null);
  }
}
