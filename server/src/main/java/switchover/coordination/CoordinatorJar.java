package switchover.coordination;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The optional jar that speaks to the coordinator. It is looked for only where a coordinator
 * decides, so that nobody else carries its weight.
 */
public final class CoordinatorJar {
  /** The system property that names the jar, where it is not beside the node's own. */
  public static final String PROPERTY = "switchover.coordinator.jar";

  /** The file's name, where it is beside the node's own jar. */
  public static final String FILE = "switchover-coordinator.jar";

  private static final String MADE_BY =
      "./mvnw -q package -DskipTests -pl server/coordinator -am"
          + " makes it as server/coordinator/target/"
          + FILE;

  private CoordinatorJar() {}

  /**
   * Finds the jar and what it offers.
   *
   * @throws NoCoordinatorException where it is missing or of no use, naming it
   */
  public static CoordinatorFactory load() throws NoCoordinatorException {
    String named = System.getProperty(PROPERTY);
    return load(named == null ? ownFolder().resolve(FILE) : Path.of(named));
  }

  /** What the jar offers. Its classes stay loaded as long as the process lives. */
  static CoordinatorFactory load(Path jar) throws NoCoordinatorException {
    Path file = jar.toAbsolutePath();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw unusable(file, "is not there or can't be read", null);
    }
    try {
      ClassLoader loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, ownLoader());
      return ServiceLoader.load(CoordinatorFactory.class, loader)
          .findFirst()
          .orElseThrow(() -> unusable(file, "holds no coordinator", null));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw unusable(file, "is not of this version: " + e.getMessage(), e);
    } catch (NoCoordinatorException e) {
      throw e;
    } catch (IOException e) {
      throw unusable(file, "can't be read: " + e.getMessage(), e);
    }
  }

  private static NoCoordinatorException unusable(Path jar, String why, Throwable cause) {
    String message =
        "redundancy.decidedBy is coordinator, but "
            + jar
            + " "
            + why
            + "; put the jar there or name it by -D"
            + PROPERTY
            + "=FILE ("
            + MADE_BY
            + ")";
    return new NoCoordinatorException(message, cause);
  }

  private static ClassLoader ownLoader() {
    return CoordinatorJar.class.getClassLoader();
  }

  /** Where the node's own jar is; the working directory where that can't be told. */
  private static Path ownFolder() {
    CodeSource source = CoordinatorJar.class.getProtectionDomain().getCodeSource();
    try {
      Path own = source == null ? null : Path.of(source.getLocation().toURI()).getParent();
      return own == null ? Path.of("") : own;
    } catch (URISyntaxException | RuntimeException e) {
      // A container may keep classes where no path leads, as in an archive that is not unpacked.
      return Path.of("");
    }
  }
}
