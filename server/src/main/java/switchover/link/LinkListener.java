package switchover.link;

import java.util.List;
import switchover.node.Report;
import switchover.status.Address;

/**
 * What the redundant connection brings. Called from one thread of the link at a time, in the order
 * in which things happened, with no lock held; an implementation must not block.
 */
public interface LinkListener extends RefusalListener {
  /**
   * The connection stands, authenticated both ways.
   *
   * @param peer who is at the other end
   * @param backupAddresses the backup's addresses as the master sees them, in the order in which a
   *     page tries them; may be empty, never null
   */
  void linked(Hello peer, List<Address> backupAddresses);

  /**
   * The other node said this: authenticated, fresh, never older than what was heard before.
   *
   * @param aside what it said beside it; never null
   * @param sinceMillis it was said after this moment of this node's {@link
   *     switchover.clock.MachineClock}
   */
  void heard(Report report, Aside aside, long sinceMillis);

  /**
   * The connection is gone. The dialer goes on dialling by itself.
   *
   * @param cause for people
   */
  void lost(String cause);

  /**
   * After {@link #lost}: the other node's host refuses fresh connections, so its process is gone.
   * The backup asks when its connection was reset, the master when a ping is late.
   *
   * @param sinceMillis it was refused after this moment of this node's {@link
   *     switchover.clock.MachineClock}
   */
  void refused(long sinceMillis);

  /**
   * Backup only, with each try: the master refuses because the versions don't fit, and is Running.
   *
   * @param epoch the master's
   */
  void keptOut(long epoch);
}
