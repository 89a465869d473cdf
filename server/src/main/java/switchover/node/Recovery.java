package switchover.node;

/** What a returning master does. */
public enum Recovery {
  /** It becomes Running again. */
  AUTOMATIC("Automatic"),

  /** It stays Standby until a switch, where its backup is Running. */
  MANUAL("Manual");

  private final String word;

  Recovery(String word) {
    this.word = word;
  }

  /** The word as spelled in the settings and on screens; never null. */
  public String word() {
    return word;
  }

  /**
   * The value that the word spells.
   *
   * @param word exact, case-sensitive; may be null
   * @return null where no value is spelled so
   */
  public static Recovery of(String word) {
    for (Recovery value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}
