package switchover.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import switchover.digest.Sha256;

/**
 * The file beside {@code switchover.json} that holds the last settings which were found right, with
 * a checksum over all of it: its content is either whole or nothing.
 *
 * <p>Two lines come before the settings: the checksum over all that follows it, and the stamp that
 * {@code switchover.json} had, so that a content which changed though nobody wrote it can be told
 * from one that somebody edited.
 */
final class LastGood {
  static final String FILE = SettingsParser.FILE + ".good";

  private static final String SUM = "sha256 ";
  private static final String STAMP = "stamp ";
  private static final String UNKNOWN = "-";

  private final DurableFile file;

  LastGood(DurableFile file) {
    this.file = file;
  }

  /**
   * What is kept.
   *
   * @param settings the file as it was
   * @param stamp what {@link DurableFile#stamp} said of it; null where it said nothing
   */
  record Copy(byte[] settings, String stamp) {
    boolean holds(byte[] other) {
      return Arrays.equals(settings, other);
    }

    /** Whether the file has another content without having been written. */
    boolean showsRot(byte[] now, String stampNow) {
      return !holds(now) && stamp != null && stamp.equals(stampNow);
    }
  }

  /**
   * Reads it.
   *
   * @return null where there is none, or none that is whole
   */
  Copy read() {
    try {
      byte[] bytes = file.read();
      return bytes == null ? null : parse(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  /** Keeps them; durable when it returns. */
  void write(byte[] settings, String stamp) throws IOException {
    byte[] second = line(STAMP + (stamp == null ? UNKNOWN : stamp));
    byte[] first = line(SUM + sum(second, settings));
    byte[] all = Arrays.copyOf(first, first.length + second.length + settings.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(settings, 0, all, first.length + second.length, settings.length);
    file.write(all);
  }

  private static Copy parse(byte[] bytes) {
    int firstEnd = lineEnd(bytes, 0);
    int secondEnd = lineEnd(bytes, firstEnd);
    if (secondEnd < 0) {
      return null;
    }
    byte[] second = Arrays.copyOfRange(bytes, firstEnd, secondEnd);
    byte[] settings = Arrays.copyOfRange(bytes, secondEnd, bytes.length);
    byte[] first = Arrays.copyOf(bytes, firstEnd);
    if (!Arrays.equals(first, line(SUM + sum(second, settings)))) {
      return null;
    }
    String stamp = new String(second, StandardCharsets.US_ASCII).substring(STAMP.length()).strip();
    return new Copy(settings, stamp.equals(UNKNOWN) ? null : stamp);
  }

  /** Where the next line begins; -1 where this one has no end. */
  private static int lineEnd(byte[] bytes, int from) {
    for (int at = from; at >= 0 && at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String sum(byte[] second, byte[] settings) {
    MessageDigest digest = Sha256.digest();
    digest.update(second);
    digest.update(settings);
    return HexFormat.of().formatHex(digest.digest());
  }
}
