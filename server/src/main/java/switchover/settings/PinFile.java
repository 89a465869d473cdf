package switchover.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code master.pin} of a backup: by which certificate it knows its master, and since
 * when. Thread-safe.
 */
public final class PinFile {
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64}) ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}Z)");

  private final DurableFile file;

  PinFile(Path path) {
    file = new DurableFile(path);
  }

  /** Where it is. */
  public Path path() {
    return file.path();
  }

  /**
   * The SHA-256 of the public key of the master's certificate, in lower case hex.
   *
   * @return null where none has been approved yet
   * @throws IOException where the file is damaged or can't be read
   */
  public synchronized String read() throws IOException {
    byte[] bytes = file.read();
    if (bytes == null) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      String path = file.path().toString();
      String allowed = "64 hex digits, a space and a time, or no such file";
      throw new HomeException(Problem.of(path, '"' + text + '"', "is damaged", allowed).message());
    }
    return line.group(1);
  }

  /** Keeps this one in place of any other; durable when it returns. */
  public synchronized void save(String fingerprint, Instant when) throws IOException {
    String line = fingerprint + ' ' + when.truncatedTo(ChronoUnit.SECONDS) + '\n';
    file.write(line.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Forgets it: the next certificate that the master proves is approved.
   *
   * @return whether there was one
   */
  public synchronized boolean forget() throws IOException {
    return file.delete();
  }
}
