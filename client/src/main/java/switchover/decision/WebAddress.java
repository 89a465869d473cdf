package switchover.decision;

/**
 * A node's base URL in its parts. A value of this type is an absolute http or https URL without
 * userinfo, query, fragment, backslash or control characters.
 *
 * @param https whether the scheme is https, else it is http
 * @param host name or IP address in lower case, an IPv6 address in brackets; never empty
 * @param port 1 to 65535; the scheme's own where the URL names none
 * @param path starts with a slash, or is empty; has no slash at its end
 */
public record WebAddress(boolean https, String host, int port, String path) {
  private static final int HIGHEST_PORT = 65535;

  /** The address that the text spells; null where it is not one. */
  public static WebAddress parse(String url) {
    if (url == null || !plain(url)) {
      return null;
    }
    boolean https = startsWithIgnoringCase(url, "https://");
    if (!https && !startsWithIgnoringCase(url, "http://")) {
      return null;
    }
    int start = https ? 8 : 7;
    int slash = url.indexOf('/', start);
    String authority = slash < 0 ? url.substring(start) : url.substring(start, slash);
    String path = slash < 0 ? "" : url.substring(slash);
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    int colon = authority.indexOf(':', authority.indexOf(']') + 1);
    String host = lowerCase(colon < 0 ? authority : authority.substring(0, colon));
    int port = colon < 0 ? (https ? 443 : 80) : port(authority.substring(colon + 1));
    boolean good = port > 0 && goodHost(host) && goodPath(path);
    return good ? new WebAddress(https, host, port, path) : null;
  }

  /** Whether the host is an IPv6 address that only means something on its own network segment. */
  public boolean linkLocal() {
    return host.length() > 4
        && host.startsWith("[fe")
        && "89ab".indexOf(host.charAt(3)) >= 0
        && host.indexOf(':') == 5;
  }

  /** Scheme, host and, where it is not the scheme's own, port. */
  public String origin() {
    return (https ? "https://" : "http://") + host + (port == (https ? 443 : 80) ? "" : ":" + port);
  }

  /** The address in its one normal spelling: two that reach the same base have the same text. */
  public String text() {
    return origin() + path;
  }

  private static boolean plain(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || c >= 0x7f || "@\\?#\"<>^`{|}".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWithIgnoringCase(String url, String prefix) {
    return url.length() > prefix.length()
        && lowerCase(url.substring(0, prefix.length())).equals(prefix);
  }

  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || port > HIGHEST_PORT) {
        return 0;
      }
      port = port * 10 + c - '0';
    }
    return port > HIGHEST_PORT ? 0 : port;
  }

  private static boolean goodHost(String host) {
    boolean bracketed = host.startsWith("[");
    if (bracketed && (!host.endsWith("]") || host.indexOf(':') < 0)) {
      return false;
    }
    String inner = bracketed ? host.substring(1, host.length() - 1) : host;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean good =
          bracketed
              ? digit || c >= 'a' && c <= 'f' || c == ':' || c == '.'
              : digit || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '_';
      if (!good) {
        return false;
      }
    }
    return !inner.isEmpty();
  }

  private static boolean goodPath(String path) {
    String walk = lowerCase(path) + "/";
    return walk.indexOf("//") < 0
        && walk.indexOf("/./") < 0
        && walk.indexOf("/../") < 0
        && walk.indexOf("%2e") < 0;
  }
}
