package switchover.settings;

import java.net.InetAddress;

/**
 * All IP addresses that begin with the same bits. Immutable.
 *
 * @param first any address of it
 * @param bits how many bits they share: 1 to 32, or to 128 for IPv6
 */
public record IpNetwork(InetAddress first, int bits) {
  /** What is allowed, said to people. */
  static final String ALLOWED = "an IP address, or a network such as 10.0.0.0/24";

  /**
   * What the text spells: an address, or an address, a slash and a number of bits.
   *
   * @return null where it is neither
   */
  public static IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    InetAddress first = IpLiteral.of(slash < 0 ? text : text.substring(0, slash));
    if (first == null) {
      return null;
    }
    int all = first.getAddress().length * 8;
    String said = slash < 0 ? String.valueOf(all) : text.substring(slash + 1);
    int bits = said.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(said) : 0;
    return bits >= 1 && bits <= all ? new IpNetwork(first, bits) : null;
  }

  /** Whether the address is one of them. */
  public boolean contains(InetAddress address) {
    byte[] own = first.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((own[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
