package switchover.command;

/** The exit codes of the command line. */
public final class Exit {
  /** Done, or stopped as asked. */
  public static final int DONE = 0;

  /** Refused by the node, with its reason. */
  public static final int REFUSED = 1;

  /** Bad usage or settings. */
  public static final int USAGE = 2;

  /** The port can't be bound, or the node not be reached. */
  public static final int UNREACHABLE = 3;

  private Exit() {}
}
