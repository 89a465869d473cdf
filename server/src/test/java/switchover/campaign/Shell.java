package switchover.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Commands of the system, and what it says where they are not allowed. */
final class Shell {
  private Shell() {}

  /**
   * Runs a script of {@code sh} that ends at its first failing command. Where a user other than
   * root is not allowed to do it, the test is left aside with that reason.
   *
   * @return all it printed
   * @throws IOException where it fails for any other reason, with all it printed
   */
  static String run(String script) throws IOException, InterruptedException {
    Path said = Files.createTempFile("switchover-shell-", ".out");
    try {
      Process process =
          new ProcessBuilder("sh", "-ec", script)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int code = process.waitFor();
      String printed = Files.readString(said, StandardCharsets.UTF_8).strip();
      if (code != 0) {
        fail(script, printed);
      }
      return printed;
    } finally {
      Files.delete(said);
    }
  }

  /** The same where an interrupt must not keep it from being done. */
  static void runAtEnd(String script) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      run(script);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void fail(String script, String said) throws IOException {
    boolean forbidden =
        said.contains("not permitted")
            || said.contains("ermission denied")
            || said.contains("must be root")
            || said.contains("must be superuser");
    if (forbidden && !"root".equals(System.getProperty("user.name"))) {
      Assumptions.abort("only root may do this on this machine: " + said);
    }
    throw new IOException(said + "\nby: " + script);
  }
}
