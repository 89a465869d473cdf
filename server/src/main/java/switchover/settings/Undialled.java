package switchover.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that a node never dials, whoever names them: link-local addresses, which mean another
 * machine on each network, and the places where clouds tell a machine its secrets. Pure.
 */
public final class Undialled {
  /** What is allowed, said to people. */
  static final String ALLOWED = "no link-local address (169.254.0.0/16, fe80::/10)";

  private static final List<String> METADATA_NAMES = List.of("metadata.google.internal");

  /** Of those clouds that do not use a link-local address. */
  private static final List<InetAddress> METADATA =
      List.of(
          IpLiteral.of("fd00:ec2::254"),
          IpLiteral.of("100.100.100.200"),
          IpLiteral.of("168.63.129.16"),
          IpLiteral.of("192.0.0.192"));

  /** Behind them, IPv6 spells an IPv4 address: for translation, and as it once was. */
  private static final List<byte[]> BEFORE_IPV4 = List.of(prefix("64:ff9b::1"), prefix("::1"));

  private Undialled() {}

  /**
   * Why a host is never dialled.
   *
   * @param host a name, or an IP address with or without brackets
   * @return to be put after the host; null where it may be dialled, or is a name whose address is
   *     not known yet
   */
  public static String fault(String host) {
    String plain = host.toLowerCase(Locale.ROOT);
    if (METADATA_NAMES.contains(plain)) {
      return "is the metadata service of a cloud";
    }
    InetAddress address = IpLiteral.of(plain);
    return address == null ? null : fault(address);
  }

  /** Why an address is never dialled, to be put after it; null where it may be. */
  public static String fault(InetAddress address) {
    InetAddress meant = withinIpv6(address);
    if (meant.isLinkLocalAddress()) {
      return "is link-local";
    }
    return METADATA.contains(meant) ? "is the metadata service of a cloud" : null;
  }

  private static InetAddress withinIpv6(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean ipv6 = address instanceof Inet6Address;
    for (byte[] before : BEFORE_IPV4) {
      if (ipv6 && Arrays.equals(before, 0, before.length, bytes, 0, before.length)) {
        try {
          return InetAddress.getByAddress(Arrays.copyOfRange(bytes, before.length, bytes.length));
        } catch (UnknownHostException e) {
          throw new IllegalStateException("four bytes are an address", e);
        }
      }
    }
    return address;
  }

  private static byte[] prefix(String ipv6) {
    return Arrays.copyOf(IpLiteral.of(ipv6).getAddress(), 12);
  }
}
