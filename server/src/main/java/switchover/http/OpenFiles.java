package switchover.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files, connections among them, the operating system lets this process open. */
public final class OpenFiles {
  /** Where the system says nothing: it has no such limit, or another way to tell. */
  public static final int UNKNOWN = Integer.MAX_VALUE;

  /** For the node's own: jar, log, settings, the connections that it makes itself. */
  private static final int OWN = 256;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern MOST = Pattern.compile("(?m)^Max open files +(\\d{1,9}) ");

  private OpenFiles() {}

  /** The limit that holds now, or {@link #UNKNOWN}. */
  public static int most() {
    try {
      return most(Files.readString(LIMITS));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** How many connections may come in, so that enough files are left for the node itself. */
  public static int connections(int most) {
    return Math.max(most - OWN, most / 2);
  }

  static int most(String limits) {
    Matcher line = MOST.matcher(limits);
    return line.find() ? Integer.parseInt(line.group(1)) : UNKNOWN;
  }
}
