package switchover.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of the time since boot, suspension counted ({@code CLOCK_BOOTTIME}). */
final class SinceBoot {
  private static final Path UPTIME = Path.of("/proc/uptime");

  private SinceBoot() {}

  /** To a hundredth of a second; 0 where this system does not tell. */
  static long millis() {
    try {
      return millis(Files.readString(UPTIME, StandardCharsets.US_ASCII));
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /**
   * @param text two numbers of seconds with two decimals, see proc_uptime(5)
   */
  static long millis(String text) {
    String seconds = text.substring(0, text.indexOf(' '));
    int point = seconds.indexOf('.');
    long whole = Long.parseLong(seconds.substring(0, point));
    return whole * 1000 + Long.parseLong(seconds.substring(point + 1)) * 10;
  }
}
