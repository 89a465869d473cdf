package switchover.live;

import java.util.List;
import java.util.function.LongSupplier;
import switchover.link.Hello;
import switchover.link.LinkListener;
import switchover.link.Rejection;
import switchover.node.Report;
import switchover.status.Address;

/**
 * A backup takes no connection, it only says why not: another backup or the node itself is refused,
 * and a master does not dial.
 */
final class RefusedAtBackup implements LinkListener {
  private final NodeLog log;
  private final LongSupplier epoch;

  RefusedAtBackup(NodeLog log, LongSupplier epoch) {
    this.log = log;
    this.epoch = epoch;
  }

  @Override
  public void linked(Hello peer, List<Address> backupAddresses) {}

  @Override
  public void heard(Report report) {}

  @Override
  public void lost(String cause) {}

  @Override
  public void refused() {}

  @Override
  public void rejected(Rejection why) {
    log.rejected(why.toString(), epoch.getAsLong());
  }

  @Override
  public void keptOut(long masterEpoch) {}
}
