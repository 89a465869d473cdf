package switchover.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gives each parser the inputs that are kept for it: those that somebody thought of, those by which
 * Jazzer got far, and all that it ever found a fault by. Without Jazzer: that would cost each run
 * of the tests half a minute.
 */
class KeptInputsTest {
  static List<FuzzTarget> targets() throws IOException {
    return FuzzTarget.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void whatIsKeptIsTaken(FuzzTarget target) throws Throwable {
    target.take(new byte[0]);
    List<Path> inputs = target.inputs();
    assertFalse(inputs.isEmpty(), "nothing is kept");
    for (Path input : inputs) {
      try {
        target.take(Files.readAllBytes(input));
      } catch (Throwable e) {
        throw new AssertionError(input.toString(), e);
      }
    }
  }
}
