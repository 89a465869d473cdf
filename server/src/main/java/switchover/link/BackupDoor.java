package switchover.link;

import java.net.InetSocketAddress;
import switchover.settings.WebAddress;
import switchover.status.Address;
import switchover.status.AddressSource;

/**
 * Whether the backup's process is gone, told by its own port: the master's counterpart to what the
 * backup does when its stream breaks. It holds a connection to that port, and asks whether the port
 * refuses when that is closed, or when a ping is late. A port that refuses counts only where the
 * same port took a connection before in this session, so that a backup behind address translation
 * is never taken for dead. Not thread-safe; asking may take about 100 ms.
 */
final class BackupDoor implements AutoCloseable {
  /** How late a ping must be, beyond the ping rate, to be asked after. */
  private static final int LATE_MILLIS = 100;

  /** A server that closes idle connections sooner is not asked to hold another. */
  private static final int HELD_AT_LEAST_MILLIS = 1000;

  private final LinkTimes times;
  private final Runnable news;
  private MasterSession session;
  private InetSocketAddress address;
  private HeldDoor held;
  private long heldSinceMillis;
  private boolean opened;
  private long askedAfterMillis;

  /**
   * @param news called from another thread when it is worth to ask {@link #isShut} at once
   */
  BackupDoor(LinkTimes times, Runnable news) {
    this.times = times;
    this.news = news;
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
      askedAfterMillis = -1;
      hold(nowMillis);
      opened = held != null;
      return false;
    }
    HeldDoor.State state = held == null ? HeldDoor.State.OPEN : held.state();
    if (state != HeldDoor.State.OPEN) {
      boolean holds = nowMillis - heldSinceMillis >= HELD_AT_LEAST_MILLIS;
      if (state == HeldDoor.State.CLOSED && holds) {
        hold(nowMillis);
      } else {
        close();
      }
      return state == HeldDoor.State.REFUSED;
    }
    boolean late = linked != null && isLate(linked.sendMillis, nowMillis - heardMillis);
    if (!late || !opened || heardMillis == askedAfterMillis) {
      return false;
    }
    askedAfterMillis = heardMillis;
    return RefusalProbe.refusedTwice(address);
  }

  /**
   * Nothing is heard while it asks: where the answer may come shortly before the failover time is
   * over, a ping that is late would be heard too late.
   */
  private boolean isLate(int sendMillis, long silentMillis) {
    int lateMillis = sendMillis + LATE_MILLIS;
    boolean leavesTime = lateMillis + RefusalProbe.WITHIN_MILLIS <= times.failoverMillis() / 4 * 3;
    return leavesTime && silentMillis > lateMillis;
  }

  @Override
  public void close() {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private void hold(long nowMillis) {
    close();
    held = address == null ? null : HeldDoor.at(address, news);
    heldSinceMillis = nowMillis;
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
