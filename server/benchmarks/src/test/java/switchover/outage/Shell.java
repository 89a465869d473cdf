package switchover.outage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short commands of the system, as root. */
final class Shell {
  private Shell() {}

  /**
   * Runs one to its end.
   *
   * @param line without quotes; split at each space
   * @throws IOException with what it said, where it failed
   */
  static void run(String line) throws IOException {
    Process process = new ProcessBuilder(line.split(" ")).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(line + ": " + said);
    }
  }

  /** Sends a signal to the process and all its children at once. */
  static void signal(String name, Process process) throws IOException {
    List<String> pids = new ArrayList<>(List.of(Long.toString(process.pid())));
    process.descendants().forEach(child -> pids.add(Long.toString(child.pid())));
    run("kill -" + name + " " + String.join(" ", pids));
  }
}
