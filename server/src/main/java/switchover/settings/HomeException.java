package switchover.settings;

import java.io.IOException;

/** A file of the home folder that a node can't start with; the message says which and why. */
public final class HomeException extends IOException {
  private static final long serialVersionUID = 1;

  HomeException(String message) {
    super(message);
  }
}
