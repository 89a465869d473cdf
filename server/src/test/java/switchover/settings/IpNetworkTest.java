package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are of a network. */
class IpNetworkTest {
  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.0.0/24, 10.0.0.255, true",
    "10.0.0.0/24, 10.0.1.0, false",
    "10.0.0.0/25, 10.0.0.128, false",
    "10.0.0.77/8, 10.255.1.2, true",
    "10.0.0.1, ::ffff:10.0.0.1, true",
    "10.0.0.0/24, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "'[2001:db8::1]', 2001:db8:0:0:0:0:0:1, true",
  })
  void contains(String network, String address, boolean so) {
    assertEquals(so, IpNetwork.parse(network).contains(IpLiteral.of(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serverA",
        "10.0.0",
        "010.0.0.1",
        "10.0.0.1/0",
        "10.0.0.1/33",
        "10.0.0.1/",
        "10.0.0.1/x",
        "0.0.0.0/0",
        "::/0",
        "2001:db8::1/129",
        "fe80::1%eth0",
        "10.0.0.0/24/24",
        "/24",
        "a.1",
      })
  void whatIsNoneIsRefused(String text) {
    assertNull(IpNetwork.parse(text));
  }
}
