package switchover.crowd;

/**
 * The last thing that a page knows of its node.
 *
 * @param says Running, Standby, or Gone where the connection has ended; Nothing before the first
 * @param sinceNanos when it was first heard, monotonic, of this machine: the same in each process
 */
public record Word(Says says, long sinceNanos) {
  static final Word NOTHING = new Word(Says.NOTHING, 0);

  /** What a page can know. */
  public enum Says {
    /** Nothing yet. */
    NOTHING,
    /** The node's own word. */
    RUNNING,
    /** The node's own word. */
    STANDBY,
    /** The connection has ended. */
    GONE
  }

  /** The word after this has been heard. */
  Word then(Says now, long nanos) {
    return now == says ? this : new Word(now, nanos);
  }

  String line() {
    return says.ordinal() + " " + sinceNanos;
  }

  static Word parse(String line) {
    int space = line.indexOf(' ');
    Says says = Says.values()[Integer.parseInt(line.substring(0, space))];
    return new Word(says, Long.parseLong(line.substring(space + 1)));
  }
}
