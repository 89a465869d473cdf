package switchover.live;

import switchover.status.NodeStatus;

/**
 * A node's status at one moment, rendered once for all who ask.
 *
 * @param status never null
 * @param json the body of {@code /status}, UTF-8; not to be changed by anybody
 * @param ready whether the node is Running, or could take over now
 */
public record Snapshot(NodeStatus status, byte[] json, boolean ready) {}
