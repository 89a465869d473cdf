package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process holds after a garbage collection, in kilobytes of 1024 bytes.
 *
 * @param heap what is in use of it
 * @param resident all of the process that is in the machine's memory
 */
public record Memory(long heap, long resident) {

  /** One line or, by a collector of generations, one for each of them. */
  private static final Pattern HEAP =
      Pattern.compile("(?:heap|generation) +total \\d+K, used (\\d+)K");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int MOST_SECONDS = 60;

  /** That of a process now. */
  public static Memory of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    return new Memory(number(HEAP, jcmd(pid, "GC.heap_info")), number(RESIDENT, status));
  }

  private static long number(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("not as expected: " + text);
    }
    long sum = 0;
    do {
      sum += Long.parseLong(matcher.group(1));
    } while (matcher.find());
    return sum;
  }

  private static String jcmd(long pid, String what) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process jcmd = new ProcessBuilder(program, Long.toString(pid), what).start();
    String said = new String(jcmd.getInputStream().readAllBytes());
    if (!jcmd.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
      throw new IOException("jcmd " + what + " failed: " + said);
    }
    return said;
  }
}
