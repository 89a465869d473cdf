package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.status.Address;
import switchover.status.AddressSource;

/** The backup's addresses, from what it says of itself and where it comes from. */
class BackupAddressesTest {
  private final List<String> unusable = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "10.0.0.12, http://10.0.0.12:8061/b",
    "::ffff:10.0.0.12, http://10.0.0.12:8061/b",
    "[::ffff:10.0.0.12], http://10.0.0.12:8061/b",
    "2001:db8::7, http://[2001:db8::7]:8061/b",
    "[2001:db8::7], http://[2001:db8::7]:8061/b",
    "2001:0DB8:0:0:0:0:0:0007, http://[2001:db8::7]:8061/b",
    "fd00::7%eth0, http://[fd00::7]:8061/b",
    "[fd00::7%3], http://[fd00::7]:8061/b",
    "::1, http://[::1]:8061/b",
    "127.0.0.1, http://127.0.0.1:8061/b",
  })
  void theRemoteAddressIsThatOfTheConnection(String remoteIp, String expected) {
    assertEquals(
        List.of(new Address(expected, AddressSource.REMOTE_ADDRESS)),
        BackupAddresses.of(Side.backup().hello(), RemoteHost.ip(remoteIp), false, unusable::add));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fe80::1", "fe80::1%eth0", "[fe80::1%2]", "FEBF::1"})
  void aLinkLocalAddressIsLeftOut(String remoteIp) {
    assertEquals(
        List.of(),
        BackupAddresses.of(Side.backup().hello(), RemoteHost.ip(remoteIp), false, unusable::add));
    assertEquals(1, unusable.size());
  }

  @Test
  void whatIsLeftOutIsTold() {
    Side odd = Side.backup().basePath("/line;3");
    assertEquals(
        List.of(),
        BackupAddresses.of(odd.hello(), RemoteHost.ip("10.0.0.12"), true, unusable::add));
    assertEquals(
        List.of(
            "http://localhost:8061/line;3 has ';' in its path",
            "http://10.0.0.12:8061/line;3 has ';' in its path"),
        unusable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0", "10.0.0.256", "1:2", "::g", "10.0.0.1:80"})
  void whatIsNoIpIsNone(String remoteIp) {
    assertNull(RemoteHost.ip(remoteIp));
  }

  @Test
  void anUnknownRemoteIpGivesNoAddress() {
    assertEquals(
        List.of(),
        BackupAddresses.of(Side.backup().hello(), RemoteHost.ip(null), false, unusable::add));
  }

  @Test
  void theHostNameThatLeadsThereComesFirst() {
    List<Address> addresses =
        BackupAddresses.of(Side.backup().hello(), RemoteHost.ip("127.0.0.1"), true, unusable::add);
    assertEquals(
        List.of(
            new Address("http://localhost:8061/b", AddressSource.HOST_NAME),
            new Address("http://127.0.0.1:8061/b", AddressSource.REMOTE_ADDRESS)),
        addresses);
  }

  @Test
  void aNameIsBelievedOnlyWhereItLeadsToTheConnectionsRemoteIp() {
    try (NameLookup names = new NameLookup(() -> 0)) {
      assertEquals(true, names.leadsTo("localhost", RemoteHost.ip("127.0.0.1"), 5000));
      assertEquals(false, names.leadsTo("localhost", RemoteHost.ip("10.0.0.12"), 5000));
      assertEquals(false, names.leadsTo("no-such-host.invalid", RemoteHost.ip("10.0.0.1"), 5000));
      assertEquals(false, names.leadsTo(null, RemoteHost.ip("10.0.0.1"), 5000));
    }
  }
}
