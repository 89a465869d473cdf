package switchover.hook;

import java.util.List;

/**
 * What is called on each change of state. Where both are set, both are called, the command first.
 *
 * @param command program and arguments, not interpreted by a shell; null where none is set
 * @param url absolute http or https URL for a POST; null where none is set
 * @param deadlineMillis for each of the two, greater than 0
 */
public record HookSettings(List<String> command, String url, int deadlineMillis) {
  public HookSettings {
    command = command == null ? null : List.copyOf(command);
  }

  /** Says nothing of arguments and paths: both may hold a secret. */
  @Override
  public String toString() {
    String program = command == null ? "none" : command.get(0);
    String place = url == null ? "none" : WebCall.place(url);
    return "HookSettings[" + program + ", " + place + ", " + deadlineMillis + " ms]";
  }
}
