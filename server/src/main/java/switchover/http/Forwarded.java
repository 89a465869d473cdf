package switchover.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import switchover.settings.IpLiteral;
import switchover.settings.IpNetwork;

/**
 * Who asks, and by what, where a proxy asks for him: as {@code X-Forwarded-For} and {@code
 * X-Forwarded-Proto} say, or {@code Forwarded} (RFC 7239). Only what a trusted proxy says counts:
 * anybody can send such headers. Where both kinds are there, one of them may come from whoever
 * asked the proxy, which passes on what it does not know: then neither counts. Immutable.
 *
 * @param proxied whether a trusted proxy asks
 * @param client IP address of who asks; that of the proxy where it does not say
 * @param scheme {@code http} or {@code https}, by which the proxy was asked; null where it does not
 *     say
 */
public record Forwarded(boolean proxied, String client, String scheme) {
  /**
   * Judges.
   *
   * @param peer IP address of who is connected
   * @param headers gives all values of a header, line by line, in their order; never null
   * @param trusted proxies
   */
  public static Forwarded of(
      String peer, Function<String, List<String>> headers, List<IpNetwork> trusted) {
    if (!isTrusted(peer, trusted)) {
      return new Forwarded(false, peer, null);
    }
    List<String> older = listed(headers.apply("X-Forwarded-For"), ',');
    List<String> schemes = listed(headers.apply("X-Forwarded-Proto"), ',');
    List<String> newer = listed(headers.apply("Forwarded"), ',');
    boolean both = !newer.isEmpty() && !(older.isEmpty() && schemes.isEmpty());
    if (both) {
      return new Forwarded(true, peer, null);
    }
    return newer.isEmpty()
        ? new Forwarded(true, client(peer, older, trusted), scheme(last(schemes)))
        : new Forwarded(
            true,
            client(peer, newer.stream().map(hop -> parameter(hop, "for")).toList(), trusted),
            scheme(parameter(last(newer), "proto")));
  }

  /** Each proxy adds at the end whom it was asked by: the first from there that is none of them. */
  private static String client(String peer, List<String> hops, List<IpNetwork> trusted) {
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client, trusted); i--) {
      InetAddress hop = IpLiteral.of(withoutPort(hops.get(i)));
      if (hop == null) {
        return client;
      }
      client = hop.getHostAddress();
    }
    return client;
  }

  private static boolean isTrusted(String ip, List<IpNetwork> trusted) {
    InetAddress address = trusted.isEmpty() ? null : IpLiteral.of(ip);
    return address != null && trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static String withoutPort(String hop) {
    int bracket = hop.indexOf(']');
    if (hop.startsWith("[") && bracket > 0) {
      return hop.substring(0, bracket + 1);
    }
    int colon = hop.indexOf(':');
    boolean one = colon >= 0 && colon == hop.lastIndexOf(':');
    return one ? hop.substring(0, colon) : hop;
  }

  private static String scheme(String said) {
    return "https".equalsIgnoreCase(said) ? "https" : "http".equalsIgnoreCase(said) ? "http" : null;
  }

  /** Of one hop, as {@code for="[2001:db8::1]:4711";proto=https}; empty where it is not there. */
  private static String parameter(String hop, String name) {
    for (String pair : listed(List.of(hop), ';')) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return pair.substring(equals + 1).strip().replace("\"", "");
      }
    }
    return "";
  }

  private static String last(List<String> list) {
    return list.isEmpty() ? "" : list.get(list.size() - 1);
  }

  private static List<String> listed(List<String> lines, char between) {
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      for (String part : line.split(String.valueOf(between))) {
        if (!part.isBlank()) {
          all.add(part.strip());
        }
      }
    }
    return all;
  }
}
