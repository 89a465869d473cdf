package switchover.decision;

/**
 * An address under which a node may be reached.
 *
 * @param url as the node gives it, without a slash at its end
 * @param isPublic whether it is how people outside reach the node, and may be shared by both nodes
 */
public record Address(String url, boolean isPublic) {}
