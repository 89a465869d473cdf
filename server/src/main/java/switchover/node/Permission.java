package switchover.node;

/**
 * What another engine says of this node, where one decides.
 *
 * @param mayRun whether this node is the one to be Running
 * @param inLine whether it would be the one as soon as the other node is gone; false while the
 *     engine does not answer it, or while it has stepped aside
 * @param why for the log; never null
 */
public record Permission(boolean mayRun, boolean inLine, String why) {
  /** The word of an engine that has no line to stand in. */
  public Permission(boolean mayRun, String why) {
    this(mayRun, true, why);
  }
}
