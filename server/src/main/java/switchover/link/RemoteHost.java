package switchover.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import switchover.settings.IpLiteral;

/** The remote IP of a connection, as servers give it, in the form in which an address bears it. */
final class RemoteHost {
  private RemoteHost() {}

  /**
   * The IP that the text spells.
   *
   * @param remoteIp IPv4, or IPv6 with or without brackets and zone; may be null
   * @return IPv4 for an IPv4-mapped IPv6 address; null where the text is no IP address
   */
  static InetAddress ip(String remoteIp) {
    if (remoteIp == null) {
      return null;
    }
    String text = remoteIp.replace("[", "").replace("]", "");
    int zone = text.indexOf('%');
    return IpLiteral.of(zone < 0 ? text : text.substring(0, zone));
  }

  /**
   * The host part of an address by which another machine reaches this IP.
   *
   * @return null for a link-local IPv6 address, which means nothing without a zone
   */
  static String text(InetAddress ip) {
    if (!(ip instanceof Inet6Address)) {
      return ip.getHostAddress();
    }
    if (ip.isLinkLocalAddress()) {
      return null;
    }
    String text = ip.getHostAddress();
    int zone = text.indexOf('%');
    return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
  }
}
