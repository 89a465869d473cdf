package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The bearer token of the admin, as each request is measured by it. Immutable. */
final class AdminToken {
  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  AdminToken(String token) {
    this.token = token.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether the request carries it; in constant time for tokens of one length, so that no token is
   * found by its first letters.
   */
  boolean admits(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = header.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.ISO_8859_1));
  }
}
