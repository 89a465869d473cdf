package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A node whose time of day follows a file, by libfaketime; its monotonic time stays real. */
public final class ClockLaunch implements Launch {
  private final Path file;

  /**
   * @param name of the node, for the name of the file
   */
  public ClockLaunch(Lab lab, String name) throws IOException {
    file = lab.folder().resolve("clock-" + name);
    set(0);
  }

  /** By so many seconds before or behind the machine's clock. */
  public void set(long offsetSeconds) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, "%+d%n".formatted(offsetSeconds));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String basePath() {
    return "";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    ProcessBuilder command = new JarLaunch().command(node, jvmOptions);
    command.environment().put("LD_PRELOAD", library().toString());
    command.environment().put("FAKETIME_TIMESTAMP_FILE", file.toString());
    command.environment().put("FAKETIME_NO_CACHE", "1");
    command.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    command.environment().put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return command;
  }

  private static Path library() throws IOException {
    try (Stream<Path> found =
        Files.find(
            Path.of("/usr/lib"),
            3,
            (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
      return found
          .findFirst()
          .orElseThrow(() -> new IOException("no libfaketime: apt-get install faketime"));
    }
  }
}
