package switchover.settings;

import java.util.Locale;

/**
 * The host of an address: a name, an IPv4 address in four parts, or an IPv6 address in brackets.
 * Strict where browsers are lenient, so that a page and a node never read one host as two. Pure.
 */
final class Host {
  private static final int MOST_CHARACTERS = 253;
  private static final int MOST_LABEL_CHARACTERS = 63;

  private Host() {}

  /**
   * Exactly one of the two is null.
   *
   * @param text a name as it was given, IPv6 in brackets in its shortest form
   * @param fault why it was refused, as {@code has an empty label}
   */
  record Parsed(String text, String fault) {}

  static Parsed parse(String given) {
    if (given.isEmpty()) {
      return fault("has no host");
    }
    if (given.startsWith("[")) {
      return ipv6(given);
    }
    String bad = firstBadCharacter(given);
    if (bad != null) {
      return fault(bad);
    }
    if (given.length() > MOST_CHARACTERS) {
      return fault("has a host of more than " + MOST_CHARACTERS + " characters");
    }
    String[] labels = given.split("\\.", -1);
    String last = labels[labels.length - 1].toLowerCase(Locale.ROOT);
    return isNumberToBrowsers(last) ? ipv4(given, labels) : name(given, labels);
  }

  static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static String firstBadCharacter(String given) {
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (c > '~') {
        return "has a host with a character outside ASCII (its xn-- form is allowed)";
      }
      if (!isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        return "has '" + Problem.printable(String.valueOf(c)) + "' in the host";
      }
    }
    return null;
  }

  /** What ends in a number, be it octal or hexadecimal, is an IPv4 address to a browser. */
  private static boolean isNumberToBrowsers(String label) {
    boolean digits = !label.isEmpty() && label.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits || label.matches("0x[0-9a-f]*");
  }

  private static Parsed name(String host, String[] labels) {
    for (String label : labels) {
      if (label.isEmpty()) {
        return fault("has an empty label in the host");
      }
      if (label.length() > MOST_LABEL_CHARACTERS) {
        return fault("has a label of more than " + MOST_LABEL_CHARACTERS + " characters");
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return fault("has a label that begins or ends with '-'");
      }
    }
    return new Parsed(host, null);
  }

  private static Parsed ipv4(String host, String[] parts) {
    if (parts.length != 4) {
      return fault("has an IPv4 address that is not four numbers");
    }
    for (String part : parts) {
      if (!isOctet(part)) {
        return fault("has an IPv4 address with a part that is not 0 to 255, in decimal");
      }
    }
    return host.equals("0.0.0.0")
        ? fault("has the address 0.0.0.0, which nobody can reach")
        : new Parsed(host, null);
  }

  static boolean isOctet(String part) {
    boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean shortest = part.length() == 1 || part.length() <= 3 && !part.startsWith("0");
    return !part.isEmpty() && digits && shortest && Integer.parseInt(part) <= 255;
  }

  private static Parsed ipv6(String given) {
    if (!given.endsWith("]")) {
      return fault("has an IPv6 address without its closing bracket");
    }
    String inner = given.substring(1, given.length() - 1);
    if (inner.indexOf('%') >= 0) {
      return fault("has an IPv6 address with a zone, which means nothing on another machine");
    }
    int[] groups = Ipv6.groups(inner);
    if (groups == null) {
      return fault("has brackets around what is no IPv6 address");
    }
    String shortest = Ipv6.shortest(groups);
    return shortest.equals("::")
        ? fault("has the address [::], which nobody can reach")
        : new Parsed("[" + shortest + "]", null);
  }

  private static Parsed fault(String fault) {
    return new Parsed(null, fault);
  }
}
