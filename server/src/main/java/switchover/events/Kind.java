package switchover.events;

/** What an entry is about. */
public enum Kind {
  /** The process of the node: started, stopped. */
  NODE("Node"),

  /** The node's own state. */
  STATE("State"),

  /** What the pair as a whole can bear. */
  REDUNDANCY("Redundancy"),

  /** The redundant connection. */
  LINK("Link"),

  /** Something that a person must look at. */
  ALARM("Alarm"),

  /** Maintenance on or off. */
  MAINTENANCE("Maintenance"),

  /** Settings were saved. */
  SETTINGS("Settings");

  private final String word;

  Kind(String word) {
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
  public static Kind of(String word) {
    for (Kind value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
