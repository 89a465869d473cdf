package switchover.explore;

/** What can happen next. {@code ofMaster} tells which node, {@code toMaster} which direction. */
sealed interface Action {
  record Deliver(boolean toMaster) implements Action {}

  record SaveDone(boolean ofMaster) implements Action {}

  /** A quarter of a second passes; both nodes ping, the backup dials where it must. */
  record Pass() implements Action {}

  record Start(boolean ofMaster) implements Action {}

  record Wake(boolean ofMaster) implements Action {}

  record Heal() implements Action {}

  record AskSwitch(boolean ofMaster) implements Action {}

  record Sicken(boolean ofMaster, boolean sick) implements Action {}

  record Maintain(boolean ofMaster, boolean on) implements Action {}

  /** A fault: time passes though messages and writes are still on their way. */
  record PassLate() implements Action {}

  /** A fault. */
  record Kill(boolean ofMaster, boolean savesArrive) implements Action {}

  /** A fault. */
  record Freeze(boolean ofMaster) implements Action {}

  /** A fault. */
  record Lose(boolean toMaster) implements Action {}

  /** A fault: delivered, and still on its way. */
  record Duplicate(boolean toMaster) implements Action {}

  /** A fault. */
  record Cut(boolean toMaster) implements Action {}

  /** A fault. */
  record SaveFails(boolean ofMaster) implements Action {}

  /** The page hears what came of its request. */
  record Answer(int id) implements Action {}

  /** A stream brings the node's newest status to the page. */
  record Push(boolean ofCurrent) implements Action {}

  /** A stream brings a sign of life of the node, which has nothing new to say. */
  record SignOfLife(boolean ofCurrent) implements Action {}

  /** The page finds that a stream has broken. */
  record StreamBreaks(boolean ofCurrent) implements Action {}

  /** The time comes at which the page wanted to be woken. */
  record Timer() implements Action {}

  /** The browser leaves the page for the other node. */
  record Land() implements Action {}

  /** A minute passes by itself. */
  record Minute() implements Action {}

  record Click() implements Action {}

  record Hide() implements Action {}

  record Show() implements Action {}

  /** A fault: nothing of the page runs, its machine sleeps. */
  record Sleep() implements Action {}

  record Rouse() implements Action {}

  /** A fault: the page and this node no longer reach each other. */
  record Unplug(boolean ofMaster) implements Action {}

  record Plug(boolean ofMaster) implements Action {}

  /** A fault. */
  record LoseAnswer(int id) implements Action {}

  /** A fault: the node answers now, the page hears it when something else has happened. */
  record SlowAnswer(int id) implements Action {}

  /** A fault: something else than the node's own word comes back. */
  record WrongAnswer(int id, Wrong wrong) implements Action {}

  /** A fault: a stream is cut off, by a proxy say. */
  record CutStream(boolean ofCurrent) implements Action {}

  /** Somebody in between keeps the signs of life to himself from now on. */
  record MuteStream(boolean ofCurrent) implements Action {}
}
