package switchover.zookeeper;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of the test, with all it prints in a file. It never outlives its close. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final Writer words;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    words = process.outputWriter(StandardCharsets.UTF_8);
  }

  static Child start(ProcessBuilder command, Path log) throws IOException {
    command
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Child(command.start(), log);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  String printed() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  void say(String word) throws IOException {
    words.write(word + "\n");
    words.flush();
  }

  /** SIGKILL; returns when it has ended. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP: alive, and does nothing; its connections stay open. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  boolean alive() {
    return process.isAlive();
  }

  boolean endsWithin(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("SIG" + name + " not sent to " + process.pid());
    }
  }
}
