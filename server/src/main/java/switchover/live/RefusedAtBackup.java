package switchover.live;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import switchover.link.Hello;
import switchover.link.LinkListener;
import switchover.link.Rejection;
import switchover.link.Rejection.Reason;
import switchover.node.Report;
import switchover.status.Address;

/**
 * A backup takes no connection, it only says why not: another backup or the node itself is refused,
 * and a master does not dial. While the backup is linked, what anybody can say or send again is no
 * news.
 */
final class RefusedAtBackup implements LinkListener {
  private final NodeLog log;
  private final LongSupplier epoch;
  private final BooleanSupplier linked;

  /**
   * @param linked whether the node is linked to its master now
   */
  RefusedAtBackup(NodeLog log, LongSupplier epoch, BooleanSupplier linked) {
    this.log = log;
    this.epoch = epoch;
    this.linked = linked;
  }

  @Override
  public void linked(Hello peer, List<Address> backupAddresses) {}

  @Override
  public void heard(Report report, String askedBy, long sinceMillis) {}

  @Override
  public void lost(String cause) {}

  @Override
  public void refused(long sinceMillis) {}

  @Override
  public void rejected(Rejection why) {
    boolean proven = why.reason() != Reason.WRONG_KEY && why.reason() != Reason.SAME_NODE;
    if (proven || !linked.getAsBoolean()) {
      log.rejected(why.toString(), epoch.getAsLong());
    }
  }

  @Override
  public void keptOut(long masterEpoch) {}
}
