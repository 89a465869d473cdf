package switchover.external;

import java.util.List;
import java.util.Map;
import switchover.hook.Command;
import switchover.hook.CommandEnd;
import switchover.node.Permission;

/** Asks by a command: exit code 0 is a Yes. */
final class CommandQuestion implements Question {
  private final List<String> command;
  private final int timeoutMillis;

  CommandQuestion(List<String> command, int timeoutMillis) {
    this.command = command;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public Permission ask() throws InterruptedException {
    CommandEnd end = Command.run(command, Map.of(), timeoutMillis);
    if (end instanceof CommandEnd.Exited exited) {
      return new Permission(
          exited.code() == 0, command.get(0) + " ended with code " + exited.code());
    }
    return new Permission(false, ((CommandEnd.Failed) end).why());
  }
}
