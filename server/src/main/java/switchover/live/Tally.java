package switchover.live;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import switchover.link.Rejection;
import switchover.node.Node;
import switchover.node.Peer;

/** Counts what happens to a node. Told by one thread at a time, read by any. */
final class Tally {
  private final AtomicLong failovers = new AtomicLong();
  private final AtomicLong switches = new AtomicLong();
  private final AtomicLong linksLost = new AtomicLong();
  private final AtomicLong bothRunning = new AtomicLong();

  /**
   * Looks at one step.
   *
   * @param before null for the first
   */
  void look(Node before, Node after) {
    if (before == null || before.running() || !after.running() || before.claim() == null) {
      return;
    }
    switch (before.claim().ground()) {
      case HANDED_OVER -> switches.incrementAndGet();
      case REFUSED -> failovers.incrementAndGet();
      case RULE -> {
        if (isGone(before.peer())) {
          failovers.incrementAndGet();
        }
      }
    }
  }

  void linkLost() {
    linksLost.incrementAndGet();
  }

  void bothRunning() {
    bothRunning.incrementAndGet();
  }

  Figures figures(
      boolean linked,
      long messagesDropped,
      Map<Rejection.Reason, Long> rejections,
      long redundancyMillis) {
    return new Figures(
        linked,
        linksLost.get(),
        messagesDropped,
        rejections,
        failovers.get(),
        switches.get(),
        bothRunning.get(),
        redundancyMillis);
  }

  /** A node that was there and says nothing now; one that never came is no failover. */
  private static boolean isGone(Peer peer) {
    return peer.everLinked() && peer.report() == null;
  }
}
