package switchover.link;

/** Where the master's stream goes. Thread-safe; nothing here ever blocks. */
public interface ListenSink {
  /** What became of a line. */
  enum Offer {
    /** It is on its way. */
    TAKEN,

    /** An earlier line is still not written; this one replaced what waited behind it. */
    BUSY,

    /** The reader is gone. */
    GONE
  }

  /**
   * Sends a line as soon as that is possible; only the latest waits.
   *
   * @param line with its line end
   */
  Offer offer(byte[] line);

  /**
   * Ends the stream. A line that was offered before is still sent where that is possible at once.
   */
  void end();
}
