package switchover.pair;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
final class Ending {
  private static final int AT_MOST_SECONDS = 30;

  private Ending() {}

  static Product.Ended of(ProcessBuilder command, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "command-", ".out");
    Path err = Files.createTempFile(folder, "command-", ".err");
    command.redirectInput(new File("/dev/null"));
    command.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = command.start();
    try {
      if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "not ended after " + AT_MOST_SECONDS + " s: " + command.command() + said(out, err));
      }
      return new Product.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(Path out, Path err) throws IOException {
    return "\n" + Files.readString(out) + "\n" + Files.readString(err);
  }
}
