/**
 * Thousands of open pages on each node of a pair: {@code ./test --pages}. Begin reading at {@link
 * switchover.manypages.ManyPages}.
 *
 * <p>Two times are given of a change. From the order: from just before the switch is asked for, or
 * the signal sent. From the word: from when the other node's own log says that it is Running. Both
 * end when the page's process has read the bytes. Of the node left, a page knows when it has heard
 * that it is Standby, or its connection has ended; of both, when it has heard too that the other
 * one is Running.
 */
package switchover.manypages;
