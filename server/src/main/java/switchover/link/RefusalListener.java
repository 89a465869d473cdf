package switchover.link;

/** Is told of refusals. Thread-safe; must not block. */
public interface RefusalListener {
  /** A peer refused this node or was refused by it; each reason once until the nodes are linked. */
  void rejected(Rejection why);
}
