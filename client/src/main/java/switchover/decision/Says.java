package switchover.decision;

/**
 * What a node says of itself, as far as the page knows, in the words of {@code
 * Switchover.status()}. Texts and not an enum, which would cost the script half a kilobyte.
 */
public final class Says {
  /** It last answered that it is Running. */
  public static final String RUNNING = "Running";

  /** It last answered that it is Standby. */
  public static final String STANDBY = "Standby";

  /** It left as many heartbeats in a row unanswered as make a node silent. */
  public static final String SILENT = "Silent";

  /** It has not answered yet, and not been silent for long enough. */
  public static final String UNKNOWN = "Unknown";

  private Says() {}
}
