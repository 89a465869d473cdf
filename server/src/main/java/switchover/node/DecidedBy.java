package switchover.node;

/** Who decides which node is Running. The words are those of the settings. */
public enum DecidedBy {
  /** The two nodes, by the rules of this package. */
  BUILTIN("builtin"),

  /** Another cluster manager; the node follows. */
  EXTERNAL("external"),

  /** A distributed engine that keeps "at most one Running" through any cut. */
  COORDINATOR("coordinator");

  private final String word;

  DecidedBy(String word) {
    this.word = word;
  }

  /** The word as spelled in the settings; never null. */
  public String word() {
    return word;
  }

  /**
   * The value that the word spells.
   *
   * @param word exact, case-sensitive; may be null
   * @return null where no value is spelled so
   */
  public static DecidedBy of(String word) {
    for (DecidedBy value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
