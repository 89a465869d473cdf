package switchover.link;

/**
 * Why two nodes do not link.
 *
 * @param reason never null
 * @param text one sentence for the screens of both nodes; never null
 */
public record Rejection(Reason reason, String text) {

  /** The reasons, each with its word for JSON and screens. */
  public enum Reason {
    /** The nodes bear different pair names. */
    OTHER_PAIR("OtherPair"),

    /** The node dialled itself. */
    SAME_NODE("SameNode"),

    /** A backup dialled a backup, or a second backup dialled the master. */
    SAME_MODE("SameMode"),

    /** The pair keys differ. */
    WRONG_KEY("WrongKey"),

    /** The contract versions are more than one apart. */
    VERSION("Version"),

    /** The master's address answers with another certificate than the one that was approved. */
    OTHER_CERTIFICATE("OtherCertificate"),

    /** The nodes hear each other, but too late for the times that are set. */
    SLOW_LINE("SlowLine");

    private final String word;

    Reason(String word) {
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
    public static Reason of(String word) {
      for (Reason value : values()) {
        if (value.word.equals(word)) {
          return value;
        }
      }
      return null;
    }
  }

  @Override
  public String toString() {
    return reason.word() + ": " + text;
  }
}
