package switchover.decision;

/**
 * A well-formed {@link switchover.status.NodeStatus} as far as a page goes by it. Not the record
 * itself: its enums, longs and lists would cost the script a tenth of its size.
 *
 * @param mode a {@link switchover.status.Mode}'s word
 * @param running whether the node says that it is Running
 * @param epoch exact up to 2^53
 * @param sequence exact up to 2^53
 * @param redundancy a {@link switchover.status.Redundancy}'s word
 * @param relayedId the redundant node's id; null until the two have linked for the first time
 * @param relayedName its name; null until the two have linked for the first time
 * @param relayed a {@link switchover.status.RedundantStatus}'s word; null for an Independent node
 * @param relayedAddresses in the order in which a page tries them; empty for an Independent node
 */
public record Answer(
    String pair,
    String nodeId,
    String name,
    String mode,
    boolean running,
    double epoch,
    double sequence,
    String redundancy,
    Row<Address> addresses,
    String relayedId,
    String relayedName,
    String relayed,
    Row<Address> relayedAddresses,
    int periodMillis,
    int timeoutMillis,
    int missed,
    int spreadMillis,
    boolean maintenance) {
  /** What is relayed of a redundant node that makes a page ask the current node at once. */
  static final String FAULTED = "Faulted";
}
