/**
 * How well the HMI or service beside the node is. {@link switchover.health.RiseFall} judges, pure;
 * {@link switchover.health.Probe} asks.
 */
package switchover.health;
