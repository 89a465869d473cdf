/**
 * The living node: feeds events to the {@link switchover.node.StateMachine} and carries out its
 * effects. Event, step, visible status, effects: always in this order.
 */
package switchover.live;
