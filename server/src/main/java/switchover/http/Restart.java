package switchover.http;

import java.util.List;
import switchover.settings.Settings;

/** How a node is stopped and started anew. Thread-safe. */
public interface Restart {
  /**
   * What would keep the node's web server from its start; leaves everything as it is.
   *
   * @param atWork the settings that the node was started with
   * @param next those that it would be started with
   * @return lines for people; empty where nothing would
   */
  List<String> obstacles(Settings atWork, Settings next);

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
