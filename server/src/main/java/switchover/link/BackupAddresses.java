package switchover.link;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import switchover.settings.WebAddress;
import switchover.status.Address;
import switchover.status.AddressSource;

/**
 * The backup's addresses as the master sees them, in the order in which a page tries them. Pure.
 */
final class BackupAddresses {
  private BackupAddresses() {}

  /**
   * The host name, where it leads to the backup, then the remote address.
   *
   * @param remote null where it is not known
   * @param nameLeadsThere whether the backup's host name resolves here to the remote IP
   */
  static List<Address> of(Hello backup, InetAddress remote, boolean nameLeadsThere) {
    List<Address> addresses = new ArrayList<>();
    if (nameLeadsThere && backup.hostName() != null) {
      add(addresses, backup, backup.hostName(), AddressSource.HOST_NAME);
    }
    if (remote != null) {
      add(addresses, backup, RemoteHost.text(remote), AddressSource.REMOTE_ADDRESS);
    }
    return List.copyOf(addresses);
  }

  private static void add(List<Address> to, Hello backup, String host, AddressSource source) {
    if (host == null) {
      return;
    }
    String text = backup.scheme() + "://" + host + ":" + backup.port() + backup.basePath();
    WebAddress address = WebAddress.parse(text).address();
    if (address != null) {
      to.add(new Address(address.url(), source));
    }
  }
}
