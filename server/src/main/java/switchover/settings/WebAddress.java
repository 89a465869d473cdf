package switchover.settings;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a node's base path: an absolute http or https URL. A value is normalised: no slash
 * at its end, no port where it is the scheme's own, IPv6 in its shortest form. Names keep their
 * case, since people know them so. Immutable.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535; the scheme's own where none was given
 * @param basePath "" or a path that begins with a slash and does not end with one
 */
public record WebAddress(String scheme, String host, int port, String basePath) {
  /** What is allowed, said to people. */
  public static final String ALLOWED =
      "an absolute URL such as https://host:8066/path, without user, query and fragment";

  private static final int MOST_CHARACTERS = 1024;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final String PATH_MARKS = "-._~!$&'()*+,=:@/";
  private static final String HEX = "0123456789ABCDEF";

  /** What servers, proxies and browsers do not agree on: "%", ".", "/", "\\" and delete. */
  private static final Set<String> REFUSED_ESCAPES = Set.of("25", "2E", "2F", "5C", "7F");

  /**
   * Exactly one of the two is null.
   *
   * @param address the address
   * @param fault why the text was refused, to be put after it: {@code has no host}
   */
  public record Parsed(WebAddress address, String fault) {}

  /** Parses an absolute URL; strict. */
  public static Parsed parse(String text) {
    String fault = faultOfText(text);
    if (fault != null) {
      return fault(fault);
    }
    int end = text.indexOf("://");
    if (end < 0) {
      return fault("does not begin with http:// or https://");
    }
    String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return fault("has the scheme \"" + Problem.printable(scheme) + "\"");
    }
    return parseAfterScheme(scheme, text.substring(end + 3));
  }

  /**
   * Parses an absolute URL or a bare {@code host:port}.
   *
   * @param scheme what a bare address is taken as
   */
  public static Parsed parseBareToo(String text, String scheme) {
    boolean bare = !text.contains("://");
    boolean saysPort = text.matches("[^/]*:[0-9]+");
    if (bare && !saysPort) {
      String fault = faultOfText(text);
      return fault(fault == null ? "is neither an absolute URL nor host:port" : fault);
    }
    return parse(bare ? scheme + "://" + text : text);
  }

  /**
   * A path as browsers write it: what may not stand in one is escaped, byte by byte in UTF-8. What
   * is escaped stays as it is.
   */
  public static String escaped(String path) {
    StringBuilder text = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c == '%' || isPlain(c)) {
        text.append(c);
      } else {
        text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return text.toString();
  }

  /** The address as text: what pages and nodes are given. */
  public String url() {
    boolean ownPort = port == defaultPort(scheme);
    return scheme + "://" + host + (ownPort ? "" : ":" + port) + basePath;
  }

  private static Parsed parseAfterScheme(String scheme, String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    int portAt = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']')));
    String hostText = portAt < 0 ? authority : authority.substring(0, portAt);
    Host.Parsed host = Host.parse(hostText);
    if (host.fault() != null) {
      return fault(host.fault());
    }
    int port = portAt < 0 ? defaultPort(scheme) : portNumber(authority.substring(portAt + 1));
    if (port < 0) {
      return fault("has a port that is not 1 to 65535");
    }
    String fault = faultOfPath(path);
    if (fault != null) {
      return fault(fault);
    }
    String basePath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Parsed(new WebAddress(scheme, host.text(), port, basePath), null);
  }

  private static String faultOfText(String text) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.length() > MOST_CHARACTERS) {
      return "has more than " + MOST_CHARACTERS + " characters";
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || Character.isWhitespace(c))) {
      return "has a space or a control character";
    }
    if (text.indexOf('\\') >= 0) {
      return "has a backslash";
    }
    if (text.indexOf('#') >= 0) {
      return "has a fragment";
    }
    if (text.indexOf('?') >= 0) {
      return "has a query";
    }
    return text.indexOf('@') >= 0 && hasUser(text) ? "has a user before its host" : null;
  }

  private static boolean hasUser(String text) {
    int scheme = text.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int slash = text.indexOf('/', start);
    return text.indexOf('@') < (slash < 0 ? text.length() : slash);
  }

  private static String faultOfPath(String path) {
    if (path.contains("//")) {
      return "has an empty part in its path";
    }
    for (String part : path.split("/")) {
      if (part.equals(".") || part.equals("..")) {
        return "has the part \"" + part + "\" in its path";
      }
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      String escape = path.substring(i, Math.min(i + 3, path.length()));
      if (!isPlain(c) && !isEscape(escape)) {
        String shown = c == '%' ? escape : String.valueOf(c);
        return "has '" + Problem.printable(shown) + "' in its path";
      }
    }
    return null;
  }

  private static boolean isPlain(char c) {
    return Host.isLetterOrDigit(c) || PATH_MARKS.indexOf(c) >= 0;
  }

  /** Whether it stands for one byte, and for one that means nothing else to anybody. */
  private static boolean isEscape(String text) {
    if (text.length() < 3 || text.charAt(0) != '%') {
      return false;
    }
    String digits = text.substring(1).toUpperCase(Locale.ROOT);
    return HEX.indexOf(digits.charAt(0)) > 1
        && HEX.indexOf(digits.charAt(1)) >= 0
        && !REFUSED_ESCAPES.contains(digits);
  }

  private static int portNumber(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = plain ? Integer.parseInt(digits) : 0;
    return port >= 1 && port <= 65_535 ? port : -1;
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
  }

  private static Parsed fault(String fault) {
    return new Parsed(null, fault);
  }
}
