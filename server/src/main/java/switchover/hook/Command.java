package switchover.hook;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs, each with a deadline.
 *
 * <p>What a program writes goes nowhere, so that a flood of output blocks nothing and no secret
 * gets into a log; its input is empty. At the deadline the program and all that it started is
 * destroyed. What a program leaves behind when it ends by itself in time is left alone: that may be
 * its purpose.
 */
public final class Command {
  private Command() {}

  /**
   * Runs the program and waits for its end.
   *
   * @param words program and arguments, not interpreted by a shell; not empty
   * @param environment added to this process's own; control characters in values become spaces
   * @param deadlineMillis greater than 0
   * @throws InterruptedException where the thread was interrupted; everything is destroyed then
   */
  public static CommandEnd run(
      List<String> words, Map<String, String> environment, int deadlineMillis)
      throws InterruptedException {
    String mark = UUID.randomUUID().toString();
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
    Process process;
    try {
      process = start(words, environment, mark);
    } catch (IOException e) {
      return new CommandEnd.Failed(program(words) + " could not be started: " + reason(e));
    }
    return await(process, mark, words, deadlineNanos, deadlineMillis);
  }

  /** The program alone: arguments may hold a secret. */
  static String program(List<String> words) {
    return words.get(0);
  }

  private static Process start(List<String> words, Map<String, String> environment, String mark)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    environment.forEach((name, value) -> builder.environment().put(name, printable(value)));
    builder.environment().put(ProcessTree.MARK, mark);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is gone already and will never read.
      return process;
    }
    return process;
  }

  private static CommandEnd await(
      Process process, String mark, List<String> words, long deadlineNanos, int deadlineMillis)
      throws InterruptedException {
    boolean ended = false;
    try {
      ended = process.waitFor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      if (!ended) {
        ProcessTree.destroy(process.toHandle(), mark);
      }
    }
    return ended
        ? new CommandEnd.Exited(process.exitValue())
        : new CommandEnd.Failed(
            program(words) + " did not end within " + deadlineMillis + " ms and was destroyed");
  }

  /** A NUL would make the start fail; other control characters have no place in such a value. */
  private static String printable(String value) {
    return value.replaceAll("\\p{Cntrl}", " ");
  }

  /** The system's reason alone, such as "No such file or directory". */
  private static String reason(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    int at = text.indexOf("error=");
    return at < 0 ? "the system gives no reason" : text.substring(text.indexOf(", ", at) + 2);
  }
}
