package switchover.decision;

/**
 * A node's base URL in its parts. A value of this type is an absolute http or https URL without
 * userinfo, query, fragment, backslash or control characters. What may stand in its path is what
 * nodes take, so that no address which a node gives is unknown to a page.
 *
 * @param scheme {@code https://} or {@code http://}
 * @param host name or IP address in lower case, an IPv6 address in brackets; never empty
 * @param port a colon and 1 to 65535; empty where it is the scheme's own
 * @param path starts with a slash, or is empty; has no slash at its end
 */
public record WebAddress(String scheme, String host, String port, String path) {
  private static final int HIGHEST_PORT = 65535;
  private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789-._";
  private static final String HEX = "0123456789abcdef";
  private static final String IPV6 = HEX + ":.";

  /** What a path may hold besides, but for capitals. */
  private static final String MARKS = "!$%&'()*+,/:=@~";

  /** What else a URL may hold. */
  private static final String OTHERS = "[]ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** What servers, proxies and browsers do not agree on: %, dot, both slashes, delete. */
  private static final String REFUSED_ESCAPES = "25.2e.2f.5c.7f";

  /** The address that the text spells; null where it is not one. */
  public static WebAddress parse(String url) {
    if (url == null || !Text.madeOf(Text.of(NAME, MARKS, OTHERS), url)) {
      return null;
    }
    String low = url.toLowerCase();
    int start = https(low) ? 8 : 7;
    if (!https(low) && !Text.begins(low, "http://")) {
      return null;
    }
    int slash = low.indexOf("/", start);
    int end = slash < 0 ? low.length() : slash;
    int last = low.length() - (slash > 0 && Text.at(low, low.length() - 1).equals("/") ? 1 : 0);
    String walk = Text.of(low.substring(end, last), "/");
    String authority = low.substring(start, end);
    int cut = portAt(authority);
    String host = authority.substring(0, cut);
    int usual = https(low) ? 443 : 80;
    int port =
        cut == authority.length() ? usual : Text.number(authority.substring(cut + 1), HIGHEST_PORT);
    return port > 0 && goodHost(host) && goodPath(walk)
        ? new WebAddress(
            low.substring(0, start),
            host,
            port == usual ? "" : Text.of(":", Text.of(port)),
            url.substring(end, last))
        : null;
  }

  /** Where the colon and port begin in host and port; their length where there is none. */
  static int portAt(String authority) {
    int colon = authority.indexOf(":", authority.indexOf("]", 0) + 1);
    return colon < 0 ? authority.length() : colon;
  }

  /** Whether a URL in lower case is https. */
  static boolean https(String low) {
    return Text.begins(low, "https://");
  }

  /** Whether the scheme is https, else it is http. */
  public boolean https() {
    return https(scheme);
  }

  /** Whether the host is an IPv6 address that only means something on its own network segment. */
  public boolean linkLocal() {
    return Text.begins(host, "[fe")
        && host.indexOf(":", 0) == 5
        && Text.madeOf("89ab", Text.at(host, 3));
  }

  /** Scheme, host and, where it is not the scheme's own, port. */
  public String origin() {
    return Text.of(scheme, host, port);
  }

  /** The address in its one normal spelling: two that reach the same base have the same text. */
  public String text() {
    return Text.of(origin(), path);
  }

  private static boolean goodHost(String host) {
    if (Text.begins(host, "[")) {
      return host.indexOf("]", 0) == host.length() - 1
          && host.indexOf(":", 0) > 0
          && Text.madeOf(IPV6, host.substring(1, host.length() - 1));
    }
    return host.length() > 0 && Text.madeOf(NAME, host);
  }

  private static boolean goodPath(String walk) {
    return walk.indexOf("//", 0) < 0
        && walk.indexOf("/./", 0) < 0
        && walk.indexOf("/../", 0) < 0
        && Text.madeOf(Text.of(NAME, MARKS), walk)
        && goodEscapes(walk);
  }

  /** Whether each stands for one byte that means nothing else to anybody. */
  private static boolean goodEscapes(String walk) {
    for (int at = walk.indexOf("%", 0); at >= 0; at = walk.indexOf("%", at + 1)) {
      if (HEX.indexOf(Text.at(walk, at + 1), 0) < 2
          || HEX.indexOf(Text.at(walk, at + 2), 0) < 0
          || REFUSED_ESCAPES.indexOf(walk.substring(at + 1, at + 3), 0) >= 0) {
        return false;
      }
    }
    return true;
  }
}
