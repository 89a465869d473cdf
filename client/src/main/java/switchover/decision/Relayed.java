package switchover.decision;

/**
 * What a node knows of the redundant node, see {@link switchover.status.RedundantNode}.
 *
 * @param nodeId null until the two have linked for the first time
 * @param name null until the two have linked for the first time
 * @param status a {@link switchover.status.RedundantStatus}'s word
 * @param addresses in the order in which a page tries them
 */
public record Relayed(String nodeId, String name, String status, Row<Address> addresses) {
  /** The status that makes a page ask the other node at once. */
  static final String FAULTED = "Faulted";
}
