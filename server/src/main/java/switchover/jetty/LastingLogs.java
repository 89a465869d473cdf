package switchover.jetty;

import java.util.logging.LogManager;

/**
 * Logs to the very end. The platform's own manager drops all handlers as soon as the process begins
 * to stop, and with them what a node says of its planned stop.
 */
public final class LastingLogs extends LogManager {
  /** For the platform, which makes the one manager by its name. */
  public LastingLogs() {}

  @Override
  public void reset() {
    // What is to be reset is set by Logs.
  }
}
