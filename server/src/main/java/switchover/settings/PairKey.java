package switchover.settings;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The secret that the two nodes of a pair share. Its text says nothing of it. Immutable. */
public final class PairKey {
  private static final int BYTES = 32;

  private final byte[] bytes;

  private PairKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one, never given before. */
  public static PairKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new PairKey(bytes);
  }

  /**
   * The key that the line spells.
   *
   * @return null where the line is not the base64 of 32 bytes
   */
  public static PairKey of(String line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(line);
      return bytes.length == BYTES ? new PairKey(bytes) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The key itself, as {@link #of} reads it: for the key's own file and for pasting. */
  public String line() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "PairKey";
  }
}
