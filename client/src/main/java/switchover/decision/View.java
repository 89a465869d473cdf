package switchover.decision;

/**
 * What a page shows at one moment.
 *
 * @param pair what is known of both nodes
 * @param decision what the page decides by it
 * @param target the URL to which a switchover under way wants to go; null where there is none
 * @param writable whether a command may be given from the page
 * @param tone how much attention the line wants: one of the texts below
 * @param line the operator's line
 * @param seconds until an announced move, or one that waits its turn among many; 0 where none does
 * @param notice the last notice; null before the first
 * @param moved the jump by which the page came here; null where it came otherwise
 */
public record View(
    PairView pair,
    Decision decision,
    String target,
    boolean writable,
    String tone,
    String line,
    int seconds,
    String notice,
    Moved moved) {
  /** Nothing to do. */
  public static final String OK = "ok";

  /** Worth a look. */
  public static final String ATTENTION = "attention";

  /** Nobody may be in control. */
  public static final String ALARM = "alarm";
}
