package switchover.decision;

/**
 * What came of one request for a node's status: a well-formed answer, or why there is none that
 * counts.
 *
 * @param status the answer; null where none counts
 * @param cause one of {@link Cause}; null with an answer
 * @param detail the HTTP code, the field at fault, the foreign id; empty where there is none; null
 *     with an answer
 */
public record Outcome(Answer status, String cause, String detail) {
  /** A well-formed answer. */
  static Outcome heard(Answer status) {
    return new Outcome(status, null, null);
  }

  /** No answer that counts. */
  public static Outcome miss(String cause, String detail) {
    return new Outcome(null, cause, detail);
  }
}
