package switchover.status;

/** What a node is configured to be; it does not change by itself. */
public enum Mode {
  /** A node without a pair; always Running. */
  INDEPENDENT("Independent"),

  /** The node that the backup dials. */
  MASTER("Master"),

  /** The node that dials the master and takes over from it. */
  BACKUP("Backup");

  private final String word;

  Mode(String word) {
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
  public static Mode of(String word) {
    for (Mode value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
