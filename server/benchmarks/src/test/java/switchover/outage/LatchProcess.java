package switchover.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import switchover.pair.Product;
import switchover.zookeeper.Ensemble;

/** A candidate of the latch. */
final class LatchProcess implements AutoCloseable {
  private final Process process;
  private final Words words;

  private LatchProcess(Process process) {
    this.process = process;
    words = new Words("candidate " + process.pid());
  }

  static LatchProcess start(Ensemble ensemble) throws IOException {
    Process process =
        new ProcessBuilder(
                Product.java(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                LatchMain.class.getName(),
                ensemble.connect(),
                Integer.toString(Ensemble.SESSION_MILLIS))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    LatchProcess candidate = new LatchProcess(process);
    Thread thread = new Thread(candidate::listen, "candidate-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return candidate;
  }

  /** What it has said, with the times that it gave. */
  Words words() {
    return words;
  }

  void giveUp() throws IOException {
    process.getOutputStream().close();
  }

  void signal(String name) throws IOException {
    Shell.signal(name, process);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        words.add(Long.parseLong(parts[0]), parts[1]);
      }
    } catch (IOException e) {
      words.add(System.nanoTime(), "gone");
    }
  }
}
