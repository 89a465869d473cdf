package switchover.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which each Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /** A digest of its own for the caller; one thread at a time. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }

  /** The digest of these bytes. */
  public static byte[] of(byte[] content) {
    return digest().digest(content);
  }
}
