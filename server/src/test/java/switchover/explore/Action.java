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
}
