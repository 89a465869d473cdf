package switchover.command;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import switchover.settings.Role;

/** What the command line asks for. */
public sealed interface Command {
  /**
   * Run a node.
   *
   * @param home the home folder
   * @param port in place of {@code node.httpPort}; null for that
   */
  record Run(Path home, Integer port) implements Command {}

  /**
   * Ask a running node.
   *
   * @param question what
   * @param home the home folder of the node, of this machine; null where a URL is given
   * @param port in place of the home's {@code node.httpPort}; null for that
   * @param url the node's base path; null where a home is given
   * @param tokenFile the file with the admin's token; null for the home's, or for none
   * @param json whether the answer is wanted as the node gave it
   */
  record Ask(Question question, Path home, Integer port, String url, Path tokenFile, boolean json)
      implements Command {}

  /** Something that is done to a home folder. */
  sealed interface AtHome extends Command {}

  /**
   * Set a home up as that of a pair's backup.
   *
   * @param home the home folder, made where it is missing
   * @param master URL of the master's node
   * @param keyFile with the pair's key; null for standard input
   * @param pair name of the pair; null for that of the home, or else of the master
   * @param port where the backup is to listen; null for what is set, or for the default
   * @param force whether another key or mode is replaced
   */
  record Join(Path home, String master, Path keyFile, String pair, Integer port, boolean force)
      implements AtHome {}

  /**
   * Say the pair's key.
   *
   * @param home the home folder
   * @param next whether the next one is meant
   */
  record KeyShow(Path home, boolean next) implements AtHome {}

  /**
   * Make the pair's next key.
   *
   * @param home the master's home folder
   */
  record KeyRotate(Path home) implements AtHome {}

  /**
   * Lay the pair's next key down, as the other node has it.
   *
   * @param home the home folder
   * @param keyFile with the key; null for standard input
   */
  record KeyNext(Path home, Path keyFile) implements AtHome {}

  /**
   * Drop the pair's former key at once.
   *
   * @param home the home folder
   */
  record KeyDrop(Path home) implements AtHome {}

  /**
   * Forget by which certificate the master is known.
   *
   * @param home the backup's home folder
   */
  record PinForget(Path home) implements AtHome {}

  /** Say how this is used. */
  record Help() implements Command {}

  /** Say the version. */
  record Version() implements Command {}

  /** What a running node can be asked. */
  sealed interface Question {
    /** For its status. */
    record Status() implements Question {}

    /** To exchange Running and Standby. */
    record Switch() implements Question {}

    /** To be in maintenance from now on for that long. */
    record MaintenanceFor(Duration duration) implements Question {}

    /** To be in maintenance until then. */
    record MaintenanceUntil(Instant until) implements Question {}

    /** To end its maintenance. */
    record MaintenanceOff() implements Question {}

    /**
     * For its newest events.
     *
     * @param most how many at most
     */
    record Events(int most) implements Question {}

    /** To be stopped and started anew. */
    record Restart() implements Question {}

    /** For its settings, for people. */
    record SettingsShow() implements Question {}

    /**
     * For its settings, as JSON that can be imported.
     *
     * @param withSecrets whether what may be a secret is given out, too
     */
    record SettingsExport(boolean withSecrets) implements Question {}

    /**
     * To save some settings.
     *
     * @param values by their dotted names; null to leave one out
     */
    record SettingsSet(Map<String, JsonElement> values) implements Question {}

    /**
     * To save the settings of a file in place of all.
     *
     * @param file JSON, as an export gives it
     */
    record SettingsImport(Path file) implements Question {}

    /** Who may sign in. */
    record Accounts() implements Question {}

    /**
     * To add an account.
     *
     * @param passwordFile with the password in one line
     */
    record AccountAdd(String name, Role role, Path passwordFile) implements Question {}

    /** To give an account another role. */
    record AccountRole(String name, Role role) implements Question {}

    /**
     * To give an account another password.
     *
     * @param passwordFile with the password in one line
     */
    record AccountPassword(String name, Path passwordFile) implements Question {}

    /** To remove an account. */
    record AccountRemove(String name) implements Question {}

    /** Whether it is about accounts. */
    default boolean isAboutAccounts() {
      return this instanceof Accounts
          || this instanceof AccountAdd
          || this instanceof AccountRole
          || this instanceof AccountPassword
          || this instanceof AccountRemove;
    }

    /** Whether it is about settings, which can be answered from a home too. */
    default boolean isAboutSettings() {
      return this instanceof SettingsShow
          || this instanceof SettingsExport
          || this instanceof SettingsSet
          || this instanceof SettingsImport;
    }

    /** Whether only an admin may ask so. */
    default boolean wantsToken() {
      return !(this instanceof Status);
    }
  }
}
