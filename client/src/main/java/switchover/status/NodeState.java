package switchover.status;

/** What a node does now. */
public enum NodeState {
  /** The node serves the operators. */
  RUNNING("Running"),

  /** The node stands by for the Running one. */
  STANDBY("Standby");

  private final String word;

  NodeState(String word) {
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
  public static NodeState of(String word) {
    for (NodeState value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
