package switchover.access;

/** A change of the accounts that can't be; the message says why, and nothing has changed. */
public final class RefusalException extends Exception {
  private static final long serialVersionUID = 1;

  RefusalException(String why) {
    super(why);
  }
}
