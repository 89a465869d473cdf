package switchover.link;

import switchover.node.Report;

/** What the redundant connection asks of its own node. Thread-safe, cheap, never null. */
public interface OwnSide {
  /** Who this node is. */
  Hello hello();

  /** What this node says of itself now. */
  Report report();
}
