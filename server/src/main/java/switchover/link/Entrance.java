package switchover.link;

/**
 * Where the messages of the redundant connection come in: bodies in, bodies out, whatever carries
 * them. Thread-safe.
 */
public interface Entrance extends AutoCloseable {
  /**
   * Takes a dialling node's first message.
   *
   * @param remoteIp where it comes from
   * @param certificate {@link Fingerprint} of what this node has presented on the connection that
   *     brought it; null for plain HTTP, or where it is not known
   * @return the answer, which may be a refusal; null where the message is not authentic
   */
  byte[] connect(byte[] sealed, String remoteIp, String certificate);

  /**
   * Takes a ping.
   *
   * @return the answer; null where the ping is not authentic, not of a living session or not new
   */
  byte[] ping(byte[] sealed);

  /**
   * Opens the stream of a linked session; the first line comes at once.
   *
   * @param sink takes lines from now on, where this returns true
   * @return false where the message is not authentic, not of the linked session or not new
   */
  boolean listen(byte[] sealed, ListenSink sink);

  /** How many messages were dropped as not authentic, not new or not well formed. */
  long dropped();

  /** Whether it has been closed; it answers nothing any more. */
  boolean isClosed();

  @Override
  void close();
}
