/**
 * The service worker's edge: answers for a node that does not answer, when a browser opens one of
 * its pages. Where to go is decided by {@link switchover.decision.ColdOpen}.
 */
package switchover.worker;
