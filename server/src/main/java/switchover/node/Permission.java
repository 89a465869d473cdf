package switchover.node;

/**
 * What another engine says of this node, where one decides.
 *
 * @param mayRun whether this node is the one to be Running
 * @param why for the log; never null
 */
public record Permission(boolean mayRun, String why) {}
