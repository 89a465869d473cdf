package switchover.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An IP address as text: IPv4 in four parts, or IPv6. No name service is ever asked. Pure. */
public final class IpLiteral {
  private IpLiteral() {}

  /**
   * The address that the text spells.
   *
   * @param text IPv6 with or without brackets; never null
   * @return IPv4 for an IPv4-mapped IPv6 address; null where the text is no address of one host
   */
  public static InetAddress of(String text) {
    boolean bareIpv6 = text.indexOf(':') >= 0 && !text.startsWith("[");
    String host = Host.parse(bareIpv6 ? "[" + text + "]" : text).text();
    boolean isAddress = host != null && (host.startsWith("[") || isIpv4(host));
    if (!isAddress) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** A name can't end in a number: {@link Host} refuses it. */
  private static boolean isIpv4(String host) {
    char last = host.charAt(host.length() - 1);
    String label = host.substring(host.lastIndexOf('.') + 1);
    return last >= '0' && last <= '9' && label.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
