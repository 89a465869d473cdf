package switchover.health;

import java.net.URI;
import java.net.URISyntaxException;

/** From an address to the check that fits it. */
final class Checks {
  private static final String ALLOWED =
      "a probe's address must be an absolute http or https URL, or tcp://host:port";

  private Checks() {}

  /**
   * @throws IllegalArgumentException for any other address; the message leaves the address out,
   *     since it may hold a password
   */
  static Check of(ProbeSettings settings) {
    URI uri = parse(settings.address());
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean tcp = "tcp".equals(uri.getScheme()) && uri.getPort() > 0 && uri.getPath().isEmpty();
    if (uri.getHost() == null || !web && !tcp) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return web
        ? new HttpCheck(settings.address(), settings.timeoutMillis())
        : new TcpCheck(uri.getHost(), uri.getPort(), settings.timeoutMillis());
  }

  private static URI parse(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(ALLOWED, null);
    }
  }
}
