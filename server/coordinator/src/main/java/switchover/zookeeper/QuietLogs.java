package switchover.zookeeper;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the client's own logging to failures: it says something at each attempt to connect, with a
 * trace, while the node logs each change once. A level that an admin has set stays.
 */
final class QuietLogs {
  /** Kept, since the platform forgets the level of a logger that nobody holds. */
  private static final Logger[] CLIENTS = {
    Logger.getLogger("org.apache.curator"), Logger.getLogger("org.apache.zookeeper")
  };

  /** Says with a trace, each second, that a name of the ensemble does not resolve. */
  private static final Logger NAMES =
      Logger.getLogger("org.apache.zookeeper.client.StaticHostProvider");

  private QuietLogs() {}

  static void begin() {
    if (NAMES.getLevel() == null) {
      NAMES.setLevel(Level.OFF);
    }
    for (Logger client : CLIENTS) {
      if (client.getLevel() == null) {
        client.setLevel(Level.SEVERE);
      }
    }
  }
}
