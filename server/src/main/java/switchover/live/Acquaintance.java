package switchover.live;

import java.util.ArrayList;
import java.util.List;
import switchover.link.Hello;
import switchover.settings.Known;
import switchover.settings.Settings;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Mode;

/**
 * Who the redundant node is and under which addresses each of the two is reached, in the order in
 * which a page tries them (design section 3). Immutable.
 *
 * @param redundantNodeId null until the two have linked for the first time
 * @param redundantName null until then
 * @param own addresses of this node
 * @param redundant addresses of the redundant node
 */
record Acquaintance(
    String redundantNodeId, String redundantName, List<Address> own, List<Address> redundant) {

  /** From what was remembered; what the settings say now outranks it. */
  static Acquaintance remembered(Settings settings, Known known) {
    List<Address> own = new ArrayList<>();
    addPublic(own, settings.node().publicAddress());
    addExcept(own, known.own(), AddressSource.PUBLIC_ADDRESS);
    List<Address> redundant = new ArrayList<>();
    if (settings.redundancy().mode() == Mode.BACKUP) {
      addOnly(redundant, known.redundant(), AddressSource.PUBLIC_ADDRESS);
      addMaster(redundant, settings.redundancy().masterAddress());
    } else if (settings.redundancy().mode() == Mode.MASTER) {
      redundant.addAll(known.redundant());
    }
    return new Acquaintance(
        known.redundantNodeId(), known.redundantName(), List.copyOf(own), List.copyOf(redundant));
  }

  /**
   * After the two have linked.
   *
   * @param peer what the redundant node says of itself
   * @param backupAddresses the backup's addresses as the master sees them
   */
  static Acquaintance linked(Settings settings, Hello peer, List<Address> backupAddresses) {
    List<Address> own = new ArrayList<>();
    addPublic(own, settings.node().publicAddress());
    List<Address> redundant = new ArrayList<>();
    addPublic(redundant, peer.publicAddress());
    if (settings.redundancy().mode() == Mode.MASTER) {
      addMaster(own, peer.masterAddress());
      redundant.addAll(backupAddresses);
    } else {
      own.addAll(backupAddresses);
      addMaster(redundant, settings.redundancy().masterAddress());
    }
    return new Acquaintance(peer.nodeId(), peer.name(), List.copyOf(own), List.copyOf(redundant));
  }

  Known toRemember() {
    return new Known(redundantNodeId, redundantName, own, redundant);
  }

  private static void addPublic(List<Address> addresses, String url) {
    if (url != null) {
      addresses.add(new Address(url, AddressSource.PUBLIC_ADDRESS));
    }
  }

  private static void addMaster(List<Address> addresses, String url) {
    if (url != null) {
      addresses.add(new Address(url, AddressSource.MASTER_ADDRESS));
    }
  }

  private static void addExcept(List<Address> to, List<Address> from, AddressSource source) {
    for (Address address : from) {
      if (address.source() != source) {
        to.add(address);
      }
    }
  }

  private static void addOnly(List<Address> to, List<Address> from, AddressSource source) {
    for (Address address : from) {
      if (address.source() == source) {
        to.add(address);
      }
    }
  }
}
