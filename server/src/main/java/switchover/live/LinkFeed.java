package switchover.live;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import switchover.link.Aside;
import switchover.link.Hello;
import switchover.link.LinkListener;
import switchover.link.LinkTimes;
import switchover.link.Rejection;
import switchover.node.Event;
import switchover.node.Report;
import switchover.settings.Settings;
import switchover.status.Address;

/** Feeds the node with what the redundant connection brings. */
final class LinkFeed implements LinkListener {
  private final Settings settings;
  private final AtomicReference<Acquaintance> known;
  private final Attentions attentions;
  private final NodeLog log;
  private final Tally tally;
  private final DiskWriter disk;
  private final PendingSwitch pendingSwitch;
  private final Consumer<Event> node;
  private final LongSupplier epoch;

  /**
   * @param known who the redundant node is; renewed with each link
   * @param node takes an event in
   * @param epoch this node's, for the log
   */
  LinkFeed(
      Settings settings,
      AtomicReference<Acquaintance> known,
      Attentions attentions,
      NodeLog log,
      Tally tally,
      DiskWriter disk,
      PendingSwitch pendingSwitch,
      Consumer<Event> node,
      LongSupplier epoch) {
    this.settings = settings;
    this.known = known;
    this.attentions = attentions;
    this.log = log;
    this.tally = tally;
    this.disk = disk;
    this.pendingSwitch = pendingSwitch;
    this.node = node;
    this.epoch = epoch;
  }

  @Override
  public void linked(Hello peer, List<Address> backupAddresses) {
    String often = LinkTimes.of(settings.redundancy()).whyMoreOften(peer);
    String who = peer.name() + " (" + peer.mode().word() + ")";
    log.linked(often == null ? who : who + ", " + often, epoch.getAsLong());
    Acquaintance met = Acquaintance.linked(settings, peer, backupAddresses);
    if (!met.equals(known.getAndSet(met))) {
      disk.remember(met.toRemember());
    }
    attentions.linked(peer, met);
    node.accept(new Event.Linked());
  }

  @Override
  public void heard(Report report, Aside aside, long sinceMillis) {
    pendingSwitch.askedThere(aside.askedBy());
    attentions.heard(aside);
    node.accept(new Event.Heard(report, sinceMillis));
  }

  @Override
  public void lost(String cause) {
    log.lost(cause, epoch.getAsLong());
    tally.linkLost();
    node.accept(new Event.Lost());
  }

  @Override
  public void refused(long sinceMillis) {
    node.accept(new Event.Refused(sinceMillis));
  }

  @Override
  public void rejected(Rejection why) {
    log.rejected(why.toString(), epoch.getAsLong());
  }

  @Override
  public void keptOut(long masterEpoch) {
    node.accept(new Event.KeptOut(masterEpoch));
  }
}
