package switchover.external;

import java.util.List;

/**
 * How the other cluster manager is asked. Exactly one of file and command is set.
 *
 * @param stateFile path of a file that holds {@code Running} or {@code Standby}; null where none is
 *     set
 * @param command program and arguments, not interpreted by a shell; its exit code 0 means that this
 *     node may run; null where none is set
 * @param intervalMillis from an answer to the next question, greater than 0
 * @param timeoutMillis a later answer is no answer, greater than 0
 */
public record ExternalSettings(
    String stateFile, List<String> command, int intervalMillis, int timeoutMillis) {
  public ExternalSettings {
    command = command == null ? null : List.copyOf(command);
    if ((stateFile == null) == (command == null)) {
      throw new IllegalArgumentException("set either a state file or a command");
    }
  }

  /** Says nothing of arguments: they may hold a secret. */
  @Override
  public String toString() {
    String asked = command == null ? stateFile : command.get(0);
    return "ExternalSettings["
        + asked
        + ", every "
        + intervalMillis
        + " ms, timeout "
        + timeoutMillis
        + " ms]";
  }
}
