package switchover.hook;

/**
 * One change of a node's state, as told to hooks.
 *
 * @param nodeId of the node that changed
 * @param name of the node that changed
 * @param from state before
 * @param to state now
 * @param why for people
 * @param epoch of the state now
 */
public record Change(String nodeId, String name, String from, String to, String why, long epoch) {}
