package switchover.link;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;

/**
 * From which of this machine's IP addresses the master is dialled: the master tells pages the one
 * that it sees, so it should be the one on which this node listens.
 */
final class OutgoingIp {
  private OutgoingIp() {}

  /**
   * The address on which this node listens, where the way to the master leaves by its network
   * interface: by another one the answers might never find back.
   *
   * @param listensOn as set by {@code node.bindAddress}; null for all
   * @param master may be unresolved
   * @return null for the one that the machine takes
   */
  static InetAddress of(String listensOn, InetSocketAddress master) {
    InetAddress own = listensOn == null ? null : new InetSocketAddress(listensOn, 0).getAddress();
    boolean usable = own != null && !own.isAnyLocalAddress() && !master.isUnresolved();
    return usable && leavesBy(own, master) ? own : null;
  }

  private static boolean leavesBy(InetAddress own, InetSocketAddress master) {
    if (own.getClass() != master.getAddress().getClass()) {
      return false;
    }
    try (DatagramSocket way = new DatagramSocket()) {
      // Sends nothing.
      way.connect(master);
      InetAddress taken = way.getLocalAddress();
      if (taken.isLoopbackAddress()) {
        return own.isLoopbackAddress();
      }
      NetworkInterface owns = NetworkInterface.getByInetAddress(own);
      return owns != null && owns.equals(NetworkInterface.getByInetAddress(taken));
    } catch (IOException e) {
      return false;
    }
  }
}
