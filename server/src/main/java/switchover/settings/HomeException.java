package switchover.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file of the home folder that a node can't start with; the message says which and why. */
public final class HomeException extends IOException {
  private static final long serialVersionUID = 1;

  HomeException(String message) {
    super(message);
  }

  /**
   * A file or folder with which something can't be done.
   *
   * @param what the path and what can't be done, as {@code /x/epoch can't be written}
   */
  HomeException(String what, IOException cause) {
    super(what + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file of that name is there";
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return reason == null ? "the system refuses it" : reason;
  }

  /** The message alone: it goes into logs as it is. */
  @Override
  public String toString() {
    return getMessage();
  }
}
