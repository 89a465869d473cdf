package switchover.status;

import java.util.List;

/**
 * What a node says of itself: the body of {@code /status}. Immutable; a value of this type is well
 * formed, since whoever reads one from JSON refuses anything else.
 *
 * @param schema contract version of the node, see {@link Contract#SCHEMA}
 * @param pair name of the pair; never null, empty for an Independent node without one
 * @param nodeId the node's stable id; never null
 * @param name the node's name, for display only: both nodes of a pair may bear the same
 * @param mode never null
 * @param state never null
 * @param epoch rises each time a node claims Running; 0 before the first claim
 * @param sequence rises with each change of this status and never goes back within an epoch
 * @param redundancy never null
 * @param serviceLevel 0 to 255 on OPC UA's scale; for display, never decided by
 * @param addresses of this node, in the order in which a page tries them; immutable, never null
 * @param redundantNode null for an Independent node
 * @param heartbeat never null
 * @param maintenance null where it is off
 * @param leaving null unless the node is about to stop
 * @param spreadMillis over how long pages that leave should spread, in milliseconds; 0 for at once
 * @param attention what a person must look at; immutable, empty where there is nothing, never null
 */
public record NodeStatus(
    int schema,
    String pair,
    String nodeId,
    String name,
    Mode mode,
    NodeState state,
    long epoch,
    long sequence,
    Redundancy redundancy,
    int serviceLevel,
    List<Address> addresses,
    RedundantNode redundantNode,
    Heartbeat heartbeat,
    Maintenance maintenance,
    Leaving leaving,
    int spreadMillis,
    List<Attention> attention) {

  /** Whether the node says that it is Running. */
  public boolean running() {
    return state == NodeState.RUNNING;
  }

  /** The same under another sequence number. */
  public NodeStatus withSequence(long other) {
    return new NodeStatus(
        schema,
        pair,
        nodeId,
        name,
        mode,
        state,
        epoch,
        other,
        redundancy,
        serviceLevel,
        addresses,
        redundantNode,
        heartbeat,
        maintenance,
        leaving,
        spreadMillis,
        attention);
  }
}
