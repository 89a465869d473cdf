package switchover.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import switchover.settings.WebAddress;
import switchover.status.Address;
import switchover.status.NodeStatus;

/**
 * Who may frame the plant's own pages: those of either node, and whoever an admin lets. A frame
 * that moves to the other node is there in a page of the one that it came from.
 */
final class FrameAncestors {
  private FrameAncestors() {}

  /**
   * A content security policy by what the node says of both nodes; pure.
   *
   * @param given origins that an admin has set
   */
  static String policy(NodeStatus status, List<String> given) {
    Set<String> origins = new LinkedHashSet<>(given);
    add(origins, status.addresses());
    if (status.redundantNode() != null) {
      add(origins, status.redundantNode().addresses());
    }
    return of(origins);
  }

  /** The directive for pages of this node and of those origins. */
  static String of(Collection<String> origins) {
    StringBuilder policy = new StringBuilder("frame-ancestors 'self'");
    origins.forEach(origin -> policy.append(' ').append(origin));
    return policy.toString();
  }

  /** A policy can't spell IPv6 addresses. */
  private static void add(Set<String> origins, List<Address> addresses) {
    for (Address address : addresses) {
      WebAddress url = WebAddress.parse(address.url()).address();
      if (url != null && !url.host().startsWith("[")) {
        origins.add(new WebAddress(url.scheme(), url.host(), url.port(), "").url());
      }
    }
  }
}
