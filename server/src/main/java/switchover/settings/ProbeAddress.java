package switchover.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of something beside the node: it may carry a path and a query, unlike a node's own.
 */
final class ProbeAddress {
  static final String HTTP_ALLOWED =
      "an absolute http or https URL without user and fragment; " + Undialled.ALLOWED;

  private static final String TCP = "tcp://";

  private ProbeAddress() {}

  /** What is wrong with an http, https or tcp address; null for nothing. */
  static String fault(String address) {
    if (!address.startsWith(TCP)) {
      return httpFault(address);
    }
    String place = address.substring(TCP.length());
    String fault = faultOfPlace("http://" + place);
    if (fault != null) {
      return fault;
    }
    boolean hasPort = place.matches(".*:[0-9]+");
    return hasPort ? null : "has no port";
  }

  /** What is wrong with an http or https address; null for nothing. */
  static String httpFault(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException | NumberFormatException e) {
      // The latter is a fault of Java's own reader, by an IPv4 address within one of IPv6.
      return "is not a URL";
    }
    if (uri.getRawUserInfo() != null) {
      return "has a user before its host";
    }
    if (uri.getRawFragment() != null) {
      return "has a fragment";
    }
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return "is not an absolute URL";
    }
    return faultOfPlace(uri.getScheme() + "://" + uri.getRawAuthority());
  }

  private static String faultOfPlace(String url) {
    WebAddress.Parsed parsed = WebAddress.parse(url);
    if (parsed.fault() != null) {
      return parsed.fault();
    }
    String fault = Undialled.fault(parsed.address().host());
    return fault == null ? null : "has a host that " + fault;
  }
}
