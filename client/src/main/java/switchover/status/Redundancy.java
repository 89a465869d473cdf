package switchover.status;

/** What the pair as a whole can bear. */
public enum Redundancy {
  /** One node is Running, the other ready to take over. */
  FULL("Full"),

  /** One node is Running, nobody ready behind it. */
  ALONE("Alone"),

  /** Nobody is Running. */
  NONE("None");

  private final String word;

  Redundancy(String word) {
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
  public static Redundancy of(String word) {
    for (Redundancy value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
