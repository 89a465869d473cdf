package switchover.access;

/** Nothing was looked at: whoever asks is to come again. */
public final class LaterException extends Exception {
  private static final long serialVersionUID = 1;

  private final int seconds;

  LaterException(int seconds) {
    super("try again in " + seconds + " s");
    this.seconds = seconds;
  }

  /** After how long, 1 or more. */
  public int seconds() {
    return seconds;
  }
}
