package switchover.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for inputs that a parser can't take, in a process of its own for each, for a
 * minute or for {@code -Dswitchover.fuzzSeconds}. The inputs by which it gets far are in {@code
 * target/fuzz}; one that shows a fault belongs among the kept ones.
 */
@Tag("nodes")
@EnabledIfSystemProperty(
    named = "switchover.long",
    matches = "true",
    disabledReason = "takes more than a minute for each parser")
class FuzzIT {
  private static final int SECONDS = Integer.getInteger("switchover.fuzzSeconds", 60);
  private static final int START_SECONDS = 120;

  static List<FuzzTarget> targets() throws IOException {
    return FuzzTarget.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void noInputIsFoundThatAParserCannotTake(FuzzTarget target) throws Exception {
    Path work = Path.of("target/fuzz").resolve(target.toString()).toAbsolutePath();
    Path found = Files.createDirectories(work.resolve("found"));
    Path log = work.resolve("log");
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--target_method=" + target.method().getName(),
                "--instrumentation_includes=switchover.**:com.google.gson.**",
                "-max_total_time=" + SECONDS,
                found.toString(),
                target.folder().toAbsolutePath().toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(jazzer.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS), "it ends");
      String said = Files.readString(log);
      assertEquals(0, jazzer.exitValue(), said.substring(Math.max(0, said.length() - 4000)));
      assertTrue(said.contains("Done "), said);
    } finally {
      jazzer.destroyForcibly();
    }
  }
}
