package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchover.settings.IpNetwork;

/** Only a trusted proxy says who asks, and only what itself has put there counts. */
class ForwardedTest {
  private static final List<IpNetwork> TRUSTED =
      Stream.of("10.0.0.0/24", "2001:db8::1").map(IpNetwork::parse).toList();

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // peer | X-Forwarded-For | X-Forwarded-Proto | Forwarded | client | scheme
        "10.0.0.2 | 192.0.2.7 | https | | 192.0.2.7 | https",
        "10.0.0.2 | 192.0.2.7 | | | 192.0.2.7 | -",
        "10.0.0.2 | | http | | 10.0.0.2 | http",
        "2001:db8::1 | 192.0.2.7:4711 | https | | 192.0.2.7 | https",
        "10.0.0.2 | 6.6.6.6, 192.0.2.7 | http, https | | 192.0.2.7 | https",
        "10.0.0.2 | 6.6.6.6;192.0.2.7;10.0.0.3 | | | 192.0.2.7 | -",
        "10.0.0.2 | 10.0.0.3 | | | 10.0.0.3 | -",
        "10.0.0.2 | 6.6.6.6, unknown | gopher | | 10.0.0.2 | -",
        "10.0.0.2 | 192.0.2.7 .. forged | | | 10.0.0.2 | -",
        "10.0.0.2 | | | for=192.0.2.7;proto=https | 192.0.2.7 | https",
        "10.0.0.2 | | | for=6.6.6.6, For=\"[2001:db8::7]:9\"; Proto=HTTP | 2001:db8:0:0:0:0:0:7 | http",
        "10.0.0.2 | | | by=10.0.0.9 | 10.0.0.2 | -",
        // One of the two may be passed on from who asked the proxy.
        "10.0.0.2 | 192.0.2.7 | https | for=6.6.6.6 | 10.0.0.2 | -",
        "10.0.0.2 | | https | for=192.0.2.7 | 10.0.0.2 | -",
      })
  void aTrustedProxySaysWhoAsks(
      String peer, String older, String proto, String newer, String client, String scheme) {
    Forwarded forwarded = of(peer, older, proto, newer, TRUSTED);
    assertEquals(new Forwarded(true, client, scheme), forwarded);
  }

  @ParameterizedTest
  @CsvSource({"10.0.1.2", "192.0.2.7", "::1", "127.0.0.1"})
  void fromAnybodyElseItMeansNothing(String peer) {
    Forwarded nothing = new Forwarded(false, peer, null);
    assertEquals(nothing, of(peer, "6.6.6.6", "https", null, TRUSTED));
    assertEquals(nothing, of(peer, null, null, "for=6.6.6.6;proto=https", TRUSTED));
  }

  @Test
  void whoSwitchedIsNamedByHisOwnAddress(@TempDir Path home) throws Exception {
    try (TestNode node = new TestNode(home, "{\"node\":{\"trustedProxies\":[\"127.0.0.1\"]}}")) {
      assertTrue(maintain(node).contains("192.0.2.7"));
    }
  }

  @Test
  void aNodeThatTrustsNobodyNamesWhoIsConnected(@TempDir Path home) throws Exception {
    try (TestNode node = new TestNode(home, "{}")) {
      String events = maintain(node);
      assertTrue(events.contains("the admin at 127.0.0.1"), events);
      assertTrue(!events.contains("192.0.2.7"), events);
    }
  }

  private static String maintain(TestNode node) throws Exception {
    String body = "{\"on\":true,\"until\":\"" + Instant.now().plusSeconds(60) + "\"}";
    node.askAsAdmin("POST", "/api/maintenance", body, "X-Forwarded-For", "6.6.6.6, 192.0.2.7");
    return node.askAsAdmin("GET", "/api/events", "").body();
  }

  private static Forwarded of(
      String peer, String older, String proto, String newer, List<IpNetwork> trusted) {
    return Forwarded.of(
        peer,
        name ->
            switch (name) {
              case "X-Forwarded-For" -> lines(older);
              case "X-Forwarded-Proto" -> lines(proto);
              case "Forwarded" -> lines(newer);
              default -> List.of();
            },
        trusted);
  }

  /** A semicolon of X-Forwarded-For stands for a line of its own. */
  private static List<String> lines(String value) {
    return value == null
        ? List.of()
        : value.contains("=") ? List.of(value) : List.of(value.split(";"));
  }
}
