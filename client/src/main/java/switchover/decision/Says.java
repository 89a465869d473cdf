package switchover.decision;

/** What a node says of itself, as far as the page knows. */
public enum Says {
  /** It last answered that it is Running. */
  RUNNING("Running"),

  /** It last answered that it is Standby. */
  STANDBY("Standby"),

  /** It left as many heartbeats in a row unanswered as make a node silent. */
  SILENT("Silent"),

  /** It has not answered yet, and not been silent for long enough. */
  UNKNOWN("Unknown");

  private final String word;

  Says(String word) {
    this.word = word;
  }

  /** The word as told in {@code Switchover.status()}; never null. */
  public String word() {
    return word;
  }
}
