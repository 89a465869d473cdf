package switchover.decision;

import switchover.status.Address;
import switchover.status.AddressSource;

/**
 * Where the page is, and what its URL becomes on the other node.
 *
 * @param https whether the page came by https
 * @param host host of the page, an IPv6 address in brackets
 * @param port ":" and the port as in the page's URL, or empty
 * @param rest path, query and fragment of the page, byte for byte; starts with a slash
 * @param base base URL of the node that the script came from
 */
public record Place(boolean https, String host, String port, String rest, WebAddress base) {
  /**
   * The place of a page.
   *
   * @param href the page's URL as the browser has it
   * @param base base URL of the node; null for the page's own origin
   */
  public static Place of(String href, String base) {
    int start = href.indexOf("://") + 3;
    int end = start;
    while (end < href.length() && "/?#".indexOf(href.charAt(end)) < 0) {
      end++;
    }
    String authority =
        href.substring(
            href.lastIndexOf('@', end - 1) >= start ? href.lastIndexOf('@', end - 1) + 1 : start,
            end);
    int colon = authority.indexOf(':', authority.indexOf(']') + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon);
    boolean https = href.startsWith("https:");
    WebAddress node = WebAddress.parse(base);
    return new Place(
        https,
        host,
        port,
        href.substring(end),
        node != null ? node : WebAddress.parse((https ? "https://" : "http://") + authority));
  }

  /** The page's URL without its fragment's or any other part changed. */
  public String href() {
    return (https ? "https://" : "http://") + host + port + rest;
  }

  /** Whether the node itself served the page: same origin, and below the node's base path. */
  public boolean served() {
    WebAddress own = WebAddress.parse((https ? "https://" : "http://") + host + port);
    return own != null && own.origin().equals(base.origin()) && below(base.path());
  }

  /**
   * The page's URL at the target. A page that its node served keeps what is below the base path. A
   * page that came from elsewhere on the node's host keeps scheme, port and path and changes the
   * host, unless the target is a public address.
   */
  public String at(Address target) {
    WebAddress to = WebAddress.parse(target.url());
    if (served()) {
      return target.url() + rest.substring(base.path().length());
    }
    if (target.source() == AddressSource.PUBLIC_ADDRESS) {
      return target.url() + rest;
    }
    return (https ? "https://" : "http://") + to.host() + port + rest;
  }

  private boolean below(String path) {
    return rest.startsWith(path)
        && (rest.length() == path.length() || "/?#".indexOf(rest.charAt(path.length())) >= 0);
  }
}
