package switchover.command;

import java.nio.file.Path;

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

  /** Say how this is used. */
  record Help() implements Command {}

  /** Say the version. */
  record Version() implements Command {}

  /** What a running node can be asked. */
  enum Question {
    /** For its status. */
    STATUS,
    /** To exchange Running and Standby. */
    SWITCH
  }
}
