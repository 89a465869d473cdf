package switchover.status;

/**
 * What a node knows of the redundant node. Knowledge by relay: for display, a page never jumps by
 * it.
 */
public enum RedundantStatus {
  /** It said so over the redundant connection. */
  RUNNING("Running"),

  /** It said so over the redundant connection. */
  STANDBY("Standby"),

  /** A backup cannot link to its master, or a linked node went silent. */
  FAULTED("Faulted"),

  /** Linked, its state not yet known. */
  UNKNOWN("Unknown"),

  /** A master whose backup has not connected since the master started. */
  DISCONNECTED("Disconnected");

  private final String word;

  RedundantStatus(String word) {
    this.word = word;
  }

  /** The word as spelled in JSON and on screens; never null. */
  public String word() {
    return word;
  }

  /**
   * The value that the word spells.
   *
   * @param word exact, case-sensitive; may be null
   * @return null where no value is spelled so
   */
  public static RedundantStatus of(String word) {
    for (RedundantStatus value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
