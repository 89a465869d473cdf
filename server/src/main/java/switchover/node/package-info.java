/**
 * The node's decision, pure: {@code (times, node, event, now) -> (node, effects)}. Start reading at
 * {@link switchover.node.StateMachine}.
 *
 * <p>Nothing here does I/O, reads a clock, draws a random number or logs. Times are monotonic
 * milliseconds of one process; they mean nothing in another. Whoever carries out the effects does
 * so in their order, after the new node has become visible to those who ask it.
 */
package switchover.node;
