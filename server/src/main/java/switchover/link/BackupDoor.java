package switchover.link;

import java.net.InetSocketAddress;
import switchover.settings.WebAddress;
import switchover.status.Address;
import switchover.status.AddressSource;

/**
 * Whether the backup's process is gone, told by its own port: the master's counterpart to what the
 * backup does when its stream breaks. A port that refuses counts only where the same port took a
 * connection before in this session, so that a backup behind address translation is never taken for
 * dead. Not thread-safe; asking may take about 100 ms.
 */
final class BackupDoor {
  /** How late a ping must be, beyond the ping rate, to be asked after. */
  private static final int LATE_MILLIS = 100;

  private final int pingRateMillis;
  private MasterSession session;
  private InetSocketAddress address;
  private boolean opened;
  private long askedAfterMillis;

  BackupDoor(LinkTimes times) {
    pingRateMillis = times.pingRateMillis();
  }

  /**
   * Looks after the linked session.
   *
   * @param linked null for nobody
   * @param heardMillis when its last ping came; asked after once for each
   * @return whether the backup's host refuses connections now
   */
  boolean isShut(MasterSession linked, long heardMillis, long nowMillis) {
    if (linked != session) {
      session = linked;
      address = linked == null ? null : addressOf(linked);
      opened = address != null && RefusalProbe.accepts(address);
      askedAfterMillis = -1;
      return false;
    }
    boolean late = linked != null && nowMillis - heardMillis > pingRateMillis + LATE_MILLIS;
    if (!late || !opened || heardMillis == askedAfterMillis) {
      return false;
    }
    askedAfterMillis = heardMillis;
    return RefusalProbe.refusedTwice(address);
  }

  private static InetSocketAddress addressOf(MasterSession linked) {
    for (Address known : linked.addresses) {
      if (known.source() == AddressSource.REMOTE_ADDRESS) {
        WebAddress url = WebAddress.parse(known.url()).address();
        return new InetSocketAddress(url.host(), url.port());
      }
    }
    return null;
  }
}
