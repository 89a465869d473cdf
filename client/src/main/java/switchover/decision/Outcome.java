package switchover.decision;

import switchover.status.NodeStatus;

/** What came of one request for a node's status. */
public sealed interface Outcome {
  /**
   * A well-formed answer.
   *
   * @param status never null
   */
  record Heard(NodeStatus status) implements Outcome {}

  /**
   * No answer that counts.
   *
   * @param cause never null
   * @param detail the HTTP code, the field at fault, the foreign id; empty where there is none
   */
  record Miss(String cause, String detail) implements Outcome {}
}
