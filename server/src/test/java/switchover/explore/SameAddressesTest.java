package switchover.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import switchover.settings.WebAddress;

/**
 * What a node takes for an address, its pages take too, and the other way round: one that only the
 * pages refuse would make every status that holds it a bad one, on both nodes and for ever.
 */
class SameAddressesTest {
  private static final List<String> ODD =
      List.of("", "%", "%%", "%2", "%g0", "%0g", "%2g", "..", "...", "\u0000", "\u007f", "\u751f");

  @Test
  void aNodeAndItsPagesTakeTheSame() {
    List<String> differing = new ArrayList<>();
    for (String path : paths()) {
      String node = nodes(path);
      String page = pages(path);
      if (!Objects.equals(node, page)) {
        differing.add(path + ": the node has " + node + ", its pages have " + page);
      }
    }
    assertEquals(List.of(), differing);
  }

  private static String nodes(String path) {
    WebAddress taken = WebAddress.parse("http://serverA:8060" + path).address();
    return taken == null ? null : taken.basePath();
  }

  private static String pages(String path) {
    switchover.decision.WebAddress taken =
        switchover.decision.WebAddress.parse("http://serverA:8060" + path);
    return taken == null ? null : taken.path();
  }

  /** Every printable character of ASCII and every escape, where it could matter. */
  private static List<String> paths() {
    List<String> parts = new ArrayList<>(ODD);
    for (char c = ' '; c < 0x7f; c++) {
      parts.add(String.valueOf(c));
    }
    for (int i = 0; i < 256; i++) {
      parts.add(String.format("%%%02X", i));
      parts.add(String.format("%%%02x", i));
    }
    List<String> paths = new ArrayList<>();
    for (String part : parts) {
      paths.addAll(List.of("/" + part, "/" + part + "/", "/a" + part + "b", "/a" + part + "/b"));
    }
    return paths;
  }
}
