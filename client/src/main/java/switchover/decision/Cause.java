package switchover.decision;

/**
 * Why a heartbeat counts as unanswered, in the words of {@code Switchover.status()}. Texts and not
 * an enum, which would cost the script half a kilobyte.
 */
public final class Cause {
  /** No connection, or the browser keeps its reason to itself: refused, certificate, CORS. */
  public static final String NO_CONNECTION = "NoConnection";

  /** No whole answer within the deadline. */
  public static final String LATE = "Late";

  /** The answer sends the page elsewhere. */
  public static final String REDIRECT = "Redirect";

  /** The answer is not a 2xx. */
  public static final String HTTP_STATUS = "HttpStatus";

  /** The body is larger than any status. */
  public static final String TOO_LARGE = "TooLarge";

  /** The body is not one JSON object. */
  public static final String NOT_JSON = "NotJson";

  /** A field of the status is missing or not as the contract has it. */
  public static final String BAD_FIELD = "BadField";

  /** The node speaks a later contract than this page. */
  public static final String HIGHER_SCHEMA = "HigherSchema";

  /** How those begin that tell of somebody else who answers. */
  static final String OTHER = "Other";

  /** A node of another pair answered. */
  public static final String OTHER_PAIR = "OtherPair";

  /** Another node answered than the one that was asked. */
  public static final String OTHER_NODE = "OtherNode";

  /** The answer is older than what the node has said before. */
  public static final String STALE = "Stale";

  /** Something answers that lets no page of another origin read it: it is no node. */
  public static final String NOT_READABLE = "NotReadable";

  private Cause() {}
}
