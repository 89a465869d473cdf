package switchover.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Options of the JVM by which a node under test starts with a third of the work: without the slower
 * compiler, and with the classes out of an archive that a first node leaves behind. Only where the
 * system property {@value #FOLDER} says where to keep it: what is measured goes without.
 */
final class QuickStart {
  private static final String FOLDER = "switchover.quickStart";
  private static final List<String> PLAIN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final List<String> OPTIONS = options();

  private QuickStart() {}

  /** In front of all others; may be empty. */
  static List<String> jvmOptions() {
    return OPTIONS;
  }

  private static List<String> options() {
    String folder = System.getProperty(FOLDER);
    try {
      return folder == null ? List.of() : withArchive(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> withArchive(Path folder) throws IOException, InterruptedException {
    long builtMillis = Files.getLastModifiedTime(Product.jar()).toMillis();
    Path archive = folder.resolve("switchover-" + builtMillis + ".jsa");
    Path guard = folder.resolve("switchover.jsa.lock");
    try (FileChannel channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.exists(archive)) {
        leaveBehind(archive, folder);
      }
    }
    return List.of("-XX:SharedArchiveFile=" + archive, PLAIN.get(0), PLAIN.get(1));
  }

  private static void leaveBehind(Path archive, Path folder)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folder, "first-home-");
    Files.writeString(
        home.resolve("switchover.json"),
        "{\"schema\":1,\"redundancy\":{\"mode\":\"Master\",\"pair\":\"first\"}}");
    Path half = folder.resolve("half.jsa");
    int port = Ports.free();
    ProcessBuilder command =
        new ProcessBuilder(
            Product.java(),
            "-XX:ArchiveClassesAtExit=" + half,
            PLAIN.get(1),
            "-jar",
            Product.jar().toString(),
            "run",
            "--home",
            home.toString(),
            "--port",
            Integer.toString(port));
    try (ChildProcess first = ChildProcess.start(command, home.resolve("log"))) {
      String url = "http://127.0.0.1:" + port;
      Await.until(
          "the first node answers",
          Duration.ofSeconds(60),
          first::seen,
          () -> Http.get(url + "/status").statusCode() == 200);
      Http.get(url + "/");
      first.stop();
    }
    Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE);
  }
}
