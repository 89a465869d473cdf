package switchover.http;

/** How a node is stopped and started anew. Thread-safe. */
public interface Restart {
  /**
   * Looks whether the node could start with what is in its home, and takes what it will need. Where
   * this gives null, {@link #begin} must follow.
   *
   * @return null where it can; else why not, for people
   */
  String prepare();

  /**
   * Begins it and returns at once: the planned stop, which hands over, then the start.
   *
   * @param by who asks, for the log
   */
  void begin(String by);
}
