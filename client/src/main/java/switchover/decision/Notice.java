package switchover.decision;

/**
 * Something that happened and stays worth knowing, until the next one.
 *
 * @param word what happened
 * @param about the node or address it happened to
 */
public record Notice(Word word, String about) {
  /** What happened. */
  public enum Word {
    /** A public address did not verify in time and was passed over. */
    PASSED_OVER,

    /** The page's own address now answers as the other node: the page is already there. */
    ALREADY_THERE,

    /** The redundant node was asked for by the operator and is not Running at any address. */
    NOT_RUNNING
  }

  /** The notice as one sentence. */
  public String text() {
    return switch (word) {
      case PASSED_OVER -> about + " did not answer as a Running node in time and was passed over";
      case ALREADY_THERE -> "This address is now answered by " + about;
      case NOT_RUNNING -> about + " is not Running at any address: not moved";
    };
  }
}
