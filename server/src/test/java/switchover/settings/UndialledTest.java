package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a node never goes, and that it goes everywhere else. */
class UndialledTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "[fe80::1]",
        "fe80::1",
        "[febf:ffff::1]",
        "[::ffff:169.254.169.254]",
        "[::169.254.169.254]",
        "[64:ff9b::169.254.169.254]",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "metadata.google.internal",
        "Metadata.Google.Internal",
      })
  void neverThere(String host) {
    assertNotNull(Undialled.fault(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.12",
        "127.0.0.1",
        "[::1]",
        "192.168.254.169",
        "[fec0::1]",
        "[fd00:ec2::253]",
        "[2001:db8::1]",
        "[64:ff9b::10.0.0.1]",
        "serverA",
        "metadata",
        "169.253.1.1",
      })
  void everywhereElse(String host) {
    assertNull(Undialled.fault(host));
  }
}
