package switchover.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file of one whole number. */
final class NumberFile {
  private static final int MOST_DIGITS = 18;

  private final DurableFile file;

  NumberFile(DurableFile file) {
    this.file = file;
  }

  /**
   * @return 0 where there is no file
   * @throws HomeException where it holds anything but a number; never guessed, since a number that
   *     was used must not be used again
   */
  long read() throws IOException {
    byte[] bytes = file.read();
    if (bytes == null) {
      return 0;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    boolean number =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw new HomeException(
          Problem.of(file.path().toString(), '"' + text + '"', "is damaged", "one whole number")
              .message());
    }
    return Long.parseLong(text);
  }

  boolean isMissing() {
    return Files.notExists(file.path(), LinkOption.NOFOLLOW_LINKS);
  }

  Path path() {
    return file.path();
  }

  void save(long number) throws IOException {
    file.write((number + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }
}
