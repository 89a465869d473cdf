package switchover.command;

import com.google.gson.JsonObject;
import java.io.IOException;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;

/** Where settings are read and saved: a running node, or the home of one that is stopped. */
interface SettingsPlace extends AutoCloseable {
  /**
   * What is stored.
   *
   * @param withSecrets whether what may be a secret is shown
   */
  SettingsDocument read(boolean withSecrets)
      throws IOException, SettingsException, RefusedException;

  /**
   * Saves, where what is stored is still what was read.
   *
   * @param document what was hidden stands for what is stored
   * @return what that did, as {@code PUT /api/settings} says it
   */
  JsonObject save(SettingsDocument document)
      throws IOException, SettingsException, RefusedException;

  @Override
  void close() throws IOException;

  /** A node's refusal. */
  final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient String body;

    RefusedException(String message, String body) {
      super(message);
      this.body = body;
    }

    /** As the node gave it. */
    String body() {
      return body;
    }
  }
}
