package switchover.link;

/** One end of the redundant connection. Thread-safe. */
public interface Link extends AutoCloseable {
  /** Sends this node's report now, not only with the next ping. Never blocks. */
  void tell();

  /** Says goodbye and ends; the listener is not called afterwards. */
  @Override
  void close();
}
