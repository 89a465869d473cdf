package switchover.link;

import java.util.Map;

/** One end of the redundant connection. Thread-safe. */
public interface Link extends AutoCloseable {
  /** Sends this node's report now, not only with the next ping. Never blocks. */
  void tell();

  /**
   * How often a peer was refused by this end, or refused it, since the start. Each try counts.
   *
   * @return every reason is there, with 0 where it never occurred; never null
   */
  Map<Rejection.Reason, Long> rejections();

  /**
   * The newest refusal: why the nodes are not linked, or, where they are, who was refused besides.
   *
   * @return null where nobody was refused since they were last linked
   */
  Rejection rejection();

  /** Says goodbye and ends; the listener is not called afterwards. */
  @Override
  void close();
}
