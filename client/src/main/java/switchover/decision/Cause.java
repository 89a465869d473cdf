package switchover.decision;

/** Why a heartbeat counts as unanswered. */
public enum Cause {
  /** No connection, or the browser keeps its reason to itself: refused, certificate, CORS. */
  NO_CONNECTION("NoConnection"),

  /** No whole answer within the deadline. */
  LATE("Late"),

  /** The answer sends the page elsewhere. */
  REDIRECT("Redirect"),

  /** The answer is not a 2xx. */
  HTTP_STATUS("HttpStatus"),

  /** The body is larger than any status. */
  TOO_LARGE("TooLarge"),

  /** The body is not one JSON object. */
  NOT_JSON("NotJson"),

  /** A field of the status is missing or not as the contract has it. */
  BAD_FIELD("BadField"),

  /** The node speaks a later contract than this page. */
  HIGHER_SCHEMA("HigherSchema"),

  /** A node of another pair answered. */
  OTHER_PAIR("OtherPair"),

  /** Another node answered than the one that was asked. */
  OTHER_NODE("OtherNode"),

  /** The answer is older than what the node has said before. */
  STALE("Stale");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  /** The word as told in {@code Switchover.status()}; never null. */
  public String word() {
    return word;
  }
}
