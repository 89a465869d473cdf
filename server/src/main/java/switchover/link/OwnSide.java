package switchover.link;

import switchover.node.Report;

/** What the redundant connection asks of its own node. Thread-safe, cheap. */
public interface OwnSide {
  /** Who this node is; never null. */
  Hello hello();

  /** What this node says of itself now; never null. */
  Report report();

  /** What this node says beside its report, and after it was taken; never null. */
  Aside aside();
}
