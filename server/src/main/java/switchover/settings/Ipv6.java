package switchover.settings;

import java.util.ArrayList;
import java.util.List;

/** An IPv6 address as text, without brackets: RFC 4291 in, RFC 5952 out. Pure. */
final class Ipv6 {
  private static final int GROUPS = 8;

  private Ipv6() {}

  /**
   * @return the eight groups; null where the text is no IPv6 address
   */
  static int[] groups(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      List<Integer> all = part(text, true);
      return all != null && all.size() == GROUPS ? filled(all, List.of()) : null;
    }
    String head = text.substring(0, gap);
    String tail = text.substring(gap + 2);
    if (tail.contains("::") || tail.startsWith(":")) {
      return null;
    }
    List<Integer> before = head.isEmpty() ? List.of() : part(head, false);
    List<Integer> after = tail.isEmpty() ? List.of() : part(tail, true);
    boolean fits = before != null && after != null && before.size() + after.size() < GROUPS;
    return fits ? filled(before, after) : null;
  }

  /** Lower case, without leading zeros, the longest run of zero groups left out. */
  static String shortest(int[] groups) {
    int gapAt = -1;
    int gap = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zerosFrom(groups, i);
      if (run > gap) {
        gapAt = i;
        gap = run;
      }
    }
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < GROUPS) {
      if (i == gapAt) {
        text.append("::");
        i += gap;
        continue;
      }
      boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
      text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      i++;
    }
    return text.toString();
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static int[] filled(List<Integer> before, List<Integer> after) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < before.size(); i++) {
      groups[i] = before.get(i);
    }
    for (int i = 0; i < after.size(); i++) {
      groups[GROUPS - after.size() + i] = after.get(i);
    }
    return groups;
  }

  private static List<Integer> part(String text, boolean mayEndInIpv4) {
    List<Integer> groups = new ArrayList<>();
    String[] words = text.split(":", -1);
    for (int i = 0; i < words.length; i++) {
      boolean last = i == words.length - 1;
      if (last && mayEndInIpv4 && words[i].indexOf('.') >= 0) {
        return addIpv4(groups, words[i]) ? groups : null;
      }
      if (!words[i].matches("[0-9a-fA-F]{1,4}")) {
        return null;
      }
      groups.add(Integer.parseInt(words[i], 16));
    }
    return groups;
  }

  private static boolean addIpv4(List<Integer> groups, String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return false;
    }
    int[] numbers = new int[4];
    for (int i = 0; i < 4; i++) {
      if (!Host.isOctet(octets[i])) {
        return false;
      }
      numbers[i] = Integer.parseInt(octets[i]);
    }
    groups.add(numbers[0] << 8 | numbers[1]);
    groups.add(numbers[2] << 8 | numbers[3]);
    return true;
  }
}
