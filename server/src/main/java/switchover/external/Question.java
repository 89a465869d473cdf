package switchover.external;

import switchover.node.Permission;

/** One way to ask whoever decides. */
interface Question {
  /** The answer; a No with its reason where there is none in time. */
  Permission ask() throws InterruptedException;
}
