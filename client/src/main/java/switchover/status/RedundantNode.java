package switchover.status;

import java.util.List;

/**
 * What a node knows of the redundant node.
 *
 * @param nodeId its node id; null until the two have linked for the first time
 * @param name its name, for display; null until the two have linked for the first time
 * @param status never null
 * @param addresses in the order in which a page tries them; immutable, may be empty, never null
 */
public record RedundantNode(
    String nodeId, String name, RedundantStatus status, List<Address> addresses) {}
