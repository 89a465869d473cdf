package switchover.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.Await;

/** Programs for tests, as a shell runs them. */
final class Shell {
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private Shell() {}

  static List<String> script(String script, Path... arguments) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, "script"));
    for (Path argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /** Waits until the script has written so many whole lines. */
  static List<String> lines(Path file, int count) {
    Await.until(
        count + " lines in " + file,
        ENOUGH,
        () -> "less",
        () -> Files.exists(file) && Files.readAllLines(file).size() >= count);
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void awaitGone(String pid) {
    Await.until("process " + pid + " is gone", ENOUGH, () -> "it is there", () -> isGone(pid));
  }

  /**
   * Whether it has ended, be it that its parent has not taken it away yet (a zombie). Its command
   * line would not tell: that is empty for a moment in a process that becomes another program.
   */
  static boolean isGone(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.ISO_8859_1);
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state == 'Z' || state == 'X';
    } catch (IOException e) {
      return true;
    }
  }
}
