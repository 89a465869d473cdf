package switchover.explore;

import switchover.node.Report;

/**
 * A report on its way, stamped as the redundant connection stamps it.
 *
 * @param atMillis when it was made
 * @param echoMillis when the newest was made that its sender had heard by then
 */
record Word(Report report, long atMillis, long echoMillis) {}
