package switchover.coordination;

import java.io.IOException;

/** The optional jar is missing or of no use; the message names it and says what to do. */
public final class NoCoordinatorException extends IOException {
  NoCoordinatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
