package switchover.decision;

/**
 * Where the page is, and what its URL becomes on the other node.
 *
 * @param scheme {@code https://} or {@code http://}: how the page came
 * @param host host of the page, an IPv6 address in brackets
 * @param port ":" and the port as in the page's URL, or empty
 * @param rest path, query and fragment of the page when it began, byte for byte; starts with a
 *     slash
 * @param base base URL of the node that the script came from
 */
public record Place(String scheme, String host, String port, String rest, WebAddress base) {
  /**
   * The place of a page.
   *
   * @param href the page's URL as the browser has it, which always has a path
   * @param base base URL of the node; null for the page's own origin
   */
  public static Place of(String href, String base) {
    int start = WebAddress.https(href) ? 8 : 7;
    int end = Math.max(start, href.indexOf("/", start));
    int from = Math.max(start, href.substring(0, end).indexOf("@", 0) + 1);
    String scheme = href.substring(0, start);
    String authority = href.substring(from, end);
    int cut = WebAddress.portAt(authority);
    WebAddress node = WebAddress.parse(base);
    return new Place(
        scheme,
        authority.substring(0, cut),
        authority.substring(cut),
        href.substring(end),
        node != null ? node : WebAddress.parse(Text.of(scheme, authority)));
  }

  /** Whether the page came by https. */
  public boolean https() {
    return WebAddress.https(scheme);
  }

  /**
   * The page's URL, byte for byte.
   *
   * @param now its path, query and fragment now
   */
  public String href(String now) {
    return Text.of(scheme, host, port, now);
  }

  /** Whether the node itself served the page: same origin, and below the node's base path. */
  boolean served(String now) {
    WebAddress own = WebAddress.parse(Text.of(scheme, host, port));
    return own != null && own.origin().equals(base.origin()) && below(base.path(), now);
  }

  /**
   * The page's URL at the target. A page that its node served keeps what is below the base path. A
   * page that came from elsewhere on the node's host keeps scheme, port and path and changes the
   * host, unless the target is a public address.
   *
   * @param now the page's path, query and fragment now
   */
  public String at(Address target, String now) {
    if (served(now)) {
      return Text.of(target.url(), now.substring(base.path().length()));
    }
    return target.isPublic()
        ? Text.of(target.url(), now)
        : Text.of(scheme, WebAddress.parse(target.url()).host(), port, now);
  }

  private static boolean below(String path, String now) {
    int length = path.length();
    return Text.begins(now, path)
        && (now.length() == length || Text.madeOf("/?#", Text.at(now, length)));
  }
}
