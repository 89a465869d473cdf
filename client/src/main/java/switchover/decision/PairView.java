package switchover.decision;

import switchover.status.Heartbeat;

/**
 * What the page knows of both nodes.
 *
 * @param current the node that served the page; never null
 * @param redundant the other one; never null, never heard where there is none
 */
public record PairView(NodeView current, NodeView redundant) {
  /** Whether the current node said that it has no redundant node. */
  public boolean alone() {
    return current.status() != null && current.status().relayed() == null;
  }

  /** From one heartbeat to the next, as the current node wants it. */
  int periodMillis() {
    return current.status() == null ? Heartbeat.DEFAULT_MILLIS : current.status().periodMillis();
  }

  /** The deadline of a heartbeat, as the current node wants it. */
  int timeoutMillis() {
    return current.status() == null ? Heartbeat.DEFAULT_MILLIS : current.status().timeoutMillis();
  }

  /**
   * Whether the answer is the redundant node's, by its id or, before that is known, because it
   * names the current node or both have yet to meet. Before the current node has said its pair,
   * only the first will do.
   */
  boolean isRedundant(Answer answer) {
    if (redundant.nodeId() != null) {
      return redundant.nodeId().equals(answer.nodeId());
    }
    return !isCurrent(answer)
        && answer.relayed() != null
        && (answer.relayedId() == null
            ? current.status() != null
            : answer.relayedId().equals(current.nodeId()));
  }

  boolean isCurrent(Answer answer) {
    return current.nodeId() == null || current.nodeId().equals(answer.nodeId());
  }

  /** Whether the answer comes from the pair that this page belongs to. */
  boolean samePair(Answer answer) {
    Answer known = current.status() != null ? current.status() : redundant.status();
    return known == null || known.pair().equals(answer.pair());
  }

  /** Whether the current node, which had no redundant node, has become one of a pair. */
  boolean joins(Answer answer) {
    return alone() && isCurrent(answer);
  }

  PairView withCurrent(NodeView view) {
    return new PairView(view, redundant);
  }

  PairView withRedundant(NodeView view) {
    return new PairView(current, view);
  }
}
