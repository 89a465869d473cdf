package switchover.zookeeper;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import switchover.coordination.CoordinatorFactory;
import switchover.coordination.CoordinatorJar;

/** A node's stand-in: a process of its own that stands for leadership. */
record Candidate(String name, Child process, Path samplesFile) implements AutoCloseable {
  static final int RESIGN_PAUSE_MILLIS = 1500;

  /** Beside what a node has: its own jar and, by its name, the optional one. */
  static Candidate start(String name, Ensemble ensemble, String path, Path folder)
      throws IOException, URISyntaxException {
    Path samples = folder.resolve(name + ".samples");
    ProcessBuilder command =
        new ProcessBuilder(
            Child.java(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-D" + CoordinatorJar.PROPERTY + "=" + System.getProperty(CoordinatorJar.PROPERTY),
            "-cp",
            home(CoordinatorFactory.class) + ":" + home(CandidateMain.class),
            CandidateMain.class.getName(),
            ensemble.connect(),
            path,
            Integer.toString(Ensemble.SESSION_MILLIS),
            Integer.toString(RESIGN_PAUSE_MILLIS),
            name,
            samples.toString());
    return new Candidate(name, Child.start(command, folder.resolve(name + ".log")), samples);
  }

  Samples samples() throws IOException {
    return Samples.read(samplesFile);
  }

  boolean mayRun() throws IOException {
    return samples().mayRunNow();
  }

  @Override
  public void close() {
    process.close();
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
