package switchover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import switchover.digest.Sha256;

/**
 * Tells a content from every other, by the content alone. A file's time and size do not: two
 * versions may have both in common, written within one tick of the disk's clock or unpacked with
 * the one time of a reproducible build, and a browser would then keep the older one for ever.
 */
final class ContentTag {
  private static final int TAG_BYTES = 12;
  private static final int PART_BYTES = 65_536;

  private ContentTag() {}

  static String of(byte[] content) {
    return written(Sha256.of(content));
  }

  /** Reads all of the file; in parts, so that a large one costs no memory. */
  static String of(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] part = new byte[PART_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        digest.update(part, 0, length);
      }
    }
    return written(digest.digest());
  }

  private static String written(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
  }
}
