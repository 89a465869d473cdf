package switchover.pair;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that a test started, with all it prints in a file. It never outlives its close. */
public final class ChildProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 15;

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it; what it prints is added to the file. */
  public static ChildProcess start(ProcessBuilder command, Path log) throws IOException {
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    command.redirectInput(new File("/dev/null"));
    return new ChildProcess(command.start(), log);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended; a frozen process is alive. */
  public boolean alive() {
    return process.isAlive();
  }

  /** All it has printed. */
  public String printed() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** The same, for a failure's message. */
  public String seen() {
    try {
      return (alive() ? "alive, printed: " : "ended, printed: ") + printed();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** SIGTERM; returns when it has ended, with its exit code. */
  public int stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not ended " + STOP_SECONDS + " s after SIGTERM: " + pid());
    }
    return process.exitValue();
  }

  /** SIGKILL; returns when it has ended. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGSTOP: alive, and does nothing; on a busy machine that takes a moment, which is awaited. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
    Path threads = Path.of("/proc", Long.toString(pid()), "task");
    Await.until(
        "process " + pid() + " is stopped",
        Duration.ofSeconds(STOP_SECONDS),
        threads::toString,
        () -> isStopped(threads));
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private static boolean isStopped(Path threads) throws IOException {
    try (Stream<Path> all = Files.list(threads)) {
      for (Path thread : all.toList()) {
        if (!Files.readString(thread.resolve("status")).contains("\nState:\tT ")) {
          return false;
        }
      }
    }
    return true;
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("SIG" + name + " not sent to " + pid());
    }
  }
}
