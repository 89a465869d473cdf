package switchover.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what was measured, for whoever reads the figures. */
public final class Machine {
  private Machine() {}

  /**
   * One line for the end of a run.
   *
   * @param before the {@link #load} at its beginning
   */
  public static String described(String before) throws IOException {
    return Runtime.getRuntime().availableProcessors()
        + " cores; load before: "
        + before
        + ", after: "
        + load();
  }

  /** Its load, of the last 1, 5 and 15 minutes. */
  public static String load() throws IOException {
    String[] parts = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return parts[0] + " " + parts[1] + " " + parts[2];
  }
}
