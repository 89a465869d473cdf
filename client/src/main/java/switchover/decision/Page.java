package switchover.decision;

/**
 * The whole page as a pure fold: a state, an event and the time give the next state and the effects
 * to carry out. The way of the data: an answer heard becomes a {@link NodeView}, both views the
 * {@link PairView}, from which {@link Decision#of} decides; then an address of the redundant node
 * is asked until one verifies, and only then the page jumps.
 *
 * <p>{@code nowMillis} is milliseconds of one monotonic clock that also runs while the page sleeps;
 * it may stand still between two events but never goes back.
 */
public final class Page {
  private Page() {}

  /**
   * A page that has heard nothing yet. Its first event is {@link Event#WOKE}.
   *
   * @param budget what this tab has left, see {@link Budget}
   * @param hidden whether the page is hidden
   */
  public static PageState start(Setup setup, Budget budget, boolean hidden) {
    return new Turn(new PageState(setup, budget, hidden), setup.startedMillis());
  }

  /**
   * The page at the address that it has now: scripts change it without a load. To be said before
   * each event, so that a jump keeps what the operator sees.
   *
   * @param rest path, query and fragment of the document that moves, byte for byte
   */
  public static PageState at(PageState state, String rest, double nowMillis) {
    if (rest.equals(state.rest)) {
      return state;
    }
    Turn turn = new Turn(state, nowMillis);
    turn.rest = rest;
    return turn;
  }

  /**
   * The page in another language than English.
   *
   * @param words its texts by the English ones, see {@link Words}
   */
  public static PageState in(PageState state, Json words, double nowMillis) {
    Turn turn = new Turn(state, nowMillis);
    turn.words = words;
    return turn;
  }

  /** What the event leads to at this time. */
  public static Step next(PageState state, Event event, double nowMillis) {
    Turn turn = new Turn(state, nowMillis);
    turn.take(event);
    return new Step(turn, turn.effects);
  }

  /** Where a page that goes says so to its node, for it to be counted no longer. */
  public static String farewell(Setup setup) {
    return Readiness.farewell(setup);
  }

  /** What the page shows at this time. */
  public static View view(PageState state, double nowMillis) {
    return Showing.view(new Turn(state, nowMillis));
  }
}
