package switchover.link;

import java.security.SecureRandom;
import java.util.Base64;

/** Fresh randomness for one handshake. Thread-safe. */
final class Nonce {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** How long a nonce is as text. */
  static final int CHARS = 43;

  private Nonce() {}

  /** 32 random bytes as base64url, never given before. */
  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
