package switchover.decision;

/** What the edge has to do, in the order given. */
public sealed interface Effect {
  /**
   * Ask for a status and say what came of it, with {@link Event.Answered}.
   *
   * @param id names the request; never used again
   * @param url of the node's {@code /status}
   * @param deadlineMillis after this long a {@link Drop} follows
   */
  record Ask(int id, String url, int deadlineMillis) implements Effect {}

  /** Abort a request; nothing is to be said of it any more. */
  record Drop(int id) implements Effect {}

  /**
   * Open a stream of statuses.
   *
   * @param current whether it is the current node's, else the redundant node's
   */
  record OpenEvents(boolean current, String url) implements Effect {}

  /** Close a stream; it may be closed already. */
  record CloseEvents(boolean current) implements Effect {}

  /**
   * Ask the page whether it may go, then leave it; {@link Event.Held} where it may not.
   *
   * @param url whole URL on the other node
   * @param budget to be kept for this tab and origin once the page may go
   * @param moved to be carried over to the other node
   */
  record Jump(String url, String budget, Moved moved) implements Effect {}

  /**
   * Load the page anew from the node that now answers at its address.
   *
   * @param budget to be kept for this tab and origin
   */
  record Reload(String budget) implements Effect {}

  /** What the page shows has changed: tell it, from {@link Page#view}. */
  record Tell() implements Effect {}

  /** Say {@link Event.Woke} at this time; replaces the time given before. */
  record WakeAt(long atMillis) implements Effect {}
}
