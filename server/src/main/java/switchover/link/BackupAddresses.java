package switchover.link;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import switchover.settings.Problem;
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
   * @param unusable is told of each that is left out, and why
   */
  static List<Address> of(
      Hello backup, InetAddress remote, boolean nameLeadsThere, Consumer<String> unusable) {
    List<Address> addresses = new ArrayList<>();
    if (nameLeadsThere && backup.hostName() != null) {
      add(addresses, backup, backup.hostName(), AddressSource.HOST_NAME, unusable);
    }
    if (remote == null) {
      unusable.accept("the IP from which it comes is not known");
    } else if (RemoteHost.text(remote) == null) {
      unusable.accept(remote.getHostAddress() + " means nothing on another network segment");
    } else {
      add(addresses, backup, RemoteHost.text(remote), AddressSource.REMOTE_ADDRESS, unusable);
    }
    return List.copyOf(addresses);
  }

  private static void add(
      List<Address> to,
      Hello backup,
      String host,
      AddressSource source,
      Consumer<String> unusable) {
    String text = backup.scheme() + "://" + host + ":" + backup.port() + backup.basePath();
    WebAddress.Parsed parsed = WebAddress.parse(text);
    if (parsed.address() == null) {
      unusable.accept(Problem.printable(text) + " " + parsed.fault());
    } else {
      to.add(new Address(parsed.address().url(), source));
    }
  }
}
