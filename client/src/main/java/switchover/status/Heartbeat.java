package switchover.status;

/**
 * How the node wants its pages to ask it.
 *
 * @param periodMillis from one heartbeat to the next, in milliseconds; more than 0
 * @param timeoutMillis deadline of one heartbeat, in milliseconds; more than 0
 * @param missed how many unanswered heartbeats in a row make a node silent; at least 1
 */
public record Heartbeat(int periodMillis, int timeoutMillis, int missed) {
  /** The period and the timeout of {@link #DEFAULT}, in milliseconds. */
  public static final int DEFAULT_MILLIS = 1000;

  /** The missed heartbeats of {@link #DEFAULT}. */
  public static final int DEFAULT_MISSED = 2;

  /** What a page goes by until its node has said otherwise: the defaults of the settings. */
  public static final Heartbeat DEFAULT =
      new Heartbeat(DEFAULT_MILLIS, DEFAULT_MILLIS, DEFAULT_MISSED);
}
