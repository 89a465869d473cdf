package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a Java process holds after a garbage collection, in kilobytes of 1024 bytes.
 *
 * @param heap what is in use of it
 * @param resident all of the process that is in the machine's memory
 */
public record Memory(long heap, long resident) {
  /** One line where the collector has one heap, one for each generation where it has those. */
  private static final Pattern HEAP =
      Pattern.compile("(?:heap|generation) +total \\d+K, used (\\d+)K");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int MOST_SECONDS = 60;

  /** That of a process now. */
  public static Memory of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    return new Memory(sum(HEAP, jcmd(pid, "GC.heap_info")), sum(RESIDENT, status));
  }

  private static long sum(Pattern pattern, String text) throws IOException {
    List<Long> found =
        pattern.matcher(text).results().map(each -> Long.parseLong(each.group(1))).toList();
    if (found.isEmpty()) {
      throw new IOException("not as expected: " + text);
    }
    return found.stream().mapToLong(Long::longValue).sum();
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
