package switchover.link;

import switchover.node.Report;

/** What the redundant connection asks of its own node. Thread-safe, cheap. */
public interface OwnSide {
  /** Who this node is; never null. */
  Hello hello();

  /** What this node says of itself now; never null. */
  Report report();

  /**
   * Who asked this node for the switch that is under way, for the other one's log. To be asked for
   * after the report.
   *
   * @return null where nobody did
   */
  String askedBy();
}
