package switchover.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * {@code first-admin.code} in the home folder: by this code, once, somebody becomes the first
 * admin. Readable by its owner only; removed when it has been used. One caller at a time.
 */
public final class FirstCodeFile {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LETTERS = 5;

  private final DurableFile file;

  FirstCodeFile(Path folder) {
    file = new DurableFile(folder.resolve("first-admin.code"));
  }

  /** Where it is. */
  public Path path() {
    return file.path();
  }

  /**
   * The code that is there.
   *
   * @return null where there is none
   */
  public String read() throws IOException {
    byte[] bytes = file.read();
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1).strip();
    return text.isEmpty() ? null : text;
  }

  /** Makes one of 100 random bits; durable when it returns. */
  public String make() throws IOException {
    SecureRandom random = new SecureRandom();
    StringBuilder code = new StringBuilder();
    for (int at = 0; at < GROUPS * GROUP_LETTERS; at++) {
      code.append(at > 0 && at % GROUP_LETTERS == 0 ? "-" : "");
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    file.write((code + "\n").getBytes(StandardCharsets.US_ASCII));
    return code.toString();
  }

  /** Removes it; durable when it returns. */
  public void delete() throws IOException {
    file.delete();
  }
}
