package switchover.settings;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one checksum of what is kept. */
final class Checksum {
  private Checksum() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
