package switchover.decision;

/** What happens to a page. */
public sealed interface Event {
  /** The page has begun, or the time of the last {@link Effect.WakeAt} has come. */
  record Woke() implements Event {}

  /**
   * The outcome of an {@link Effect.Ask}.
   *
   * @param id the ask's
   * @param outcome never null
   */
  record Answered(int id, Outcome outcome) implements Event {}

  /**
   * A stream brought a status.
   *
   * @param current whether it is the current node's stream, else the redundant node's
   * @param outcome never null
   */
  record Pushed(boolean current, Outcome outcome) implements Event {}

  /**
   * A stream broke, for now or for good.
   *
   * @param current whether it is the current node's stream, else the redundant node's
   */
  record StreamBroke(boolean current) implements Event {}

  /**
   * The page is seen again, came back out of the back-forward cache, or its network came back: what
   * was gathered before is no evidence.
   *
   * @param hidden whether the page is hidden all the same
   */
  record CameBack(boolean hidden) implements Event {}

  /** The page is hidden: its timers may come late from now on. */
  record WentHidden() implements Event {}

  /** The page holds itself: it cancelled the jump that it was asked for. */
  record Held() implements Event {}

  /** The operator wants to go to the redundant node. */
  record Go() implements Event {}
}
