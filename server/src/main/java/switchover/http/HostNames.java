package switchover.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import switchover.settings.IpLiteral;
import switchover.settings.WebAddress;
import switchover.status.Address;
import switchover.status.NodeStatus;

/**
 * By which names a node lets itself be administered. A stranger's web site can make its own name
 * lead to a node (DNS rebinding): its pages are then of the node's origin for a browser, in which
 * somebody of the plant looks at that site. By an IP address nobody can do that. Pure.
 */
final class HostNames {
  /** What is allowed, said to people. */
  static final String ALLOWED =
      "an IP address, localhost, this machine's own name, a host that an address of the pair's"
          + " settings names, or one of node.hostNames";

  private HostNames() {}

  /**
   * The names that need no look at an address, in lower case.
   *
   * @param machines names that the machine has by itself
   * @param given by an admin
   * @param status what the node says of both nodes: either may be asked by a name that they share
   */
  static Set<String> of(Set<String> machines, List<String> given, NodeStatus status) {
    Set<String> names = new HashSet<>();
    machines.forEach(name -> names.add(plain(name)));
    given.forEach(name -> names.add(plain(name)));
    add(names, status.addresses());
    if (status.redundantNode() != null) {
      add(names, status.redundantNode().addresses());
    }
    return names;
  }

  /**
   * Whether a node of those names answers.
   *
   * @param asked the host by which it was asked, without port; never null
   */
  static boolean admit(Set<String> names, String asked) {
    String host = plain(asked);
    return names.contains(host)
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || IpLiteral.of(host) != null;
  }

  private static void add(Set<String> names, List<Address> addresses) {
    for (Address address : addresses) {
      WebAddress url = WebAddress.parse(address.url()).address();
      if (url != null) {
        names.add(plain(url.host()));
      }
    }
  }

  /** A dot at its end only says that the name is whole. */
  private static String plain(String host) {
    String whole = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return whole.toLowerCase(Locale.ROOT);
  }
}
