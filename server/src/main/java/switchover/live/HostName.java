package switchover.live;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name by which this host calls itself. */
final class HostName {
  private HostName() {}

  /**
   * The system property {@code switchover.hostName} where it is set, else the machine's own name.
   *
   * @return null where the machine has none
   */
  static String own() {
    String set = System.getProperty("switchover.hostName");
    if (set != null && !set.isBlank()) {
      return set;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
