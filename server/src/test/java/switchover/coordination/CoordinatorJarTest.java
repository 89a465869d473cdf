package switchover.coordination;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that lacks the optional jar says which, and how to come by it. */
class CoordinatorJarTest {
  private static final String SERVICE =
      "META-INF/services/switchover.coordination.CoordinatorFactory";

  @TempDir Path folder;

  @Test
  void aMissingJarIsNamedWithTheCommandThatMakesIt() {
    Path jar = folder.resolve("switchover-coordinator.jar");
    String said = refused(jar);
    assertTrue(said.contains(jar + " is not there"), said);
    assertTrue(said.contains("./mvnw -q package -DskipTests -pl server/coordinator -am"), said);
    assertTrue(said.contains("-Dswitchover.coordinator.jar=FILE"), said);
    assertTrue(said.contains("redundancy.decidedBy"), said);
  }

  @Test
  void aFolderIsNoJar() {
    assertTrue(refused(folder).contains("is not there or can't be read"));
  }

  @Test
  void aFileThatIsNoJarHoldsNoCoordinator() throws IOException {
    Path jar = Files.writeString(folder.resolve("text.jar"), "no archive");
    assertTrue(refused(jar).contains(jar + " holds no coordinator"));
  }

  @Test
  void aJarOfAnotherVersionIsNamed() throws IOException {
    Path jar = folder.resolve("other.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(SERVICE));
      zip.write("switchover.gone.Factory".getBytes(StandardCharsets.UTF_8));
    }
    String said = refused(jar);
    assertTrue(said.contains(jar + " is not of this version"), said);
    assertTrue(said.contains("switchover.gone.Factory"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "' ', /switchover/a, 4000, 0, connect",
    "h:1, switchover/a,  4000, 0, path",
    "h:1, /switchover/,  4000, 0, path",
    "h:1, /,             4000, 0, path",
    "h:1, /switchover/a, 99,   0, sessionMillis: 99",
    "h:1, /switchover/a, 4000, -1, resignPauseMillis: -1"
  })
  void aSettingAtFaultIsNamed(
      String connect, String path, int sessionMillis, int pauseMillis, String named) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CoordinatorSettings(connect, path, sessionMillis, pauseMillis));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
    assertTrue(refused.getMessage().contains("allowed: "), refused.getMessage());
  }

  private static String refused(Path jar) {
    return assertThrows(NoCoordinatorException.class, () -> CoordinatorJar.load(jar)).getMessage();
  }
}
