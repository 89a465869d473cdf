package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The servlet containers that Maven unpacked for the tests. */
final class Containers {
  private Containers() {}

  /** The one folder whose name begins so. */
  static Path folder(String prefix) throws IOException {
    Path containers = Path.of("target", "containers").toAbsolutePath();
    if (!Files.isDirectory(containers)) {
      throw new IOException(containers + " is missing: run the tests by mvn verify");
    }
    try (Stream<Path> found = Files.list(containers)) {
      List<Path> all = found.filter(p -> p.getFileName().toString().startsWith(prefix)).toList();
      if (all.size() != 1) {
        throw new IOException("not one " + prefix + " in " + containers + ": " + all);
      }
      return all.get(0);
    }
  }
}
