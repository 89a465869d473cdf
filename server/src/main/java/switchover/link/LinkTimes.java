package switchover.link;

/**
 * The times of the redundant connection.
 *
 * @param pingRateMillis from one ping to the next; more than 0
 * @param pingTimeoutMillis deadline of one ping, of its answer and of a handshake; more than 0
 * @param missedPings how many unanswered pings in a row end the connection; at least 1
 */
public record LinkTimes(int pingRateMillis, int pingTimeoutMillis, int missedPings) {

  /** How long the master goes without a ping before it takes the connection for lost. */
  long lostMillis() {
    return pingTimeoutMillis + (long) pingRateMillis * missedPings;
  }

  /**
   * How old a report may be. A message echoes the moment of the newest one that its sender had from
   * us, so it is no older than that moment: one ping rate plus the way there and back.
   */
  long freshMillis() {
    return (long) pingRateMillis + pingTimeoutMillis;
  }
}
