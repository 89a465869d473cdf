package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import switchover.decision.Budget;
import switchover.decision.PageState;

/**
 * A browser's tab with a page of the pair. Immutable.
 *
 * @param onMaster which node the page came from
 * @param page what it knows
 * @param requests under way, oldest first
 * @param current its stream to the node that it came from; null where none is open
 * @param redundant its stream to the other node; null where none is open
 * @param wakeMillis when it wants to be woken
 * @param hidden whether its timers come at whole seconds only
 * @param asleep whether nothing of it runs
 * @param leaving whether the browser is about to leave it for the other node
 * @param keptByMaster the budget that the tab keeps for the master's origin
 * @param keptByBackup the budget that the tab keeps for the backup's origin
 */
record Tab(
    boolean onMaster,
    PageState page,
    List<Request> requests,
    Listener current,
    Listener redundant,
    double wakeMillis,
    boolean hidden,
    boolean asleep,
    boolean leaving,
    Budget keptByMaster,
    Budget keptByBackup,
    Ledger ledger) {

  Listener listener(boolean ofCurrent) {
    return ofCurrent ? current : redundant;
  }

  Budget kept(boolean byMaster) {
    return byMaster ? keptByMaster : keptByBackup;
  }

  Request request(int id) {
    for (Request request : requests) {
      if (request.id() == id) {
        return request;
      }
    }
    throw new IllegalArgumentException("no request " + id);
  }

  Tab with(Request request) {
    List<Request> next = new ArrayList<>();
    for (Request each : requests) {
      next.add(each.id() == request.id() ? request : each);
    }
    return new Tab(
        onMaster,
        page,
        List.copyOf(next),
        current,
        redundant,
        wakeMillis,
        hidden,
        asleep,
        leaving,
        keptByMaster,
        keptByBackup,
        ledger);
  }

  Tab with(boolean ofCurrent, Listener listener) {
    return new Tab(
        onMaster,
        page,
        requests,
        ofCurrent ? listener : current,
        ofCurrent ? redundant : listener,
        wakeMillis,
        hidden,
        asleep,
        leaving,
        keptByMaster,
        keptByBackup,
        ledger);
  }

  /** Neither stream brings signs of life. */
  Tab muted() {
    Tab muted = current == null ? this : with(true, current.muted());
    return redundant == null ? muted : muted.with(false, redundant.muted());
  }

  Tab with(Ledger kept) {
    return new Tab(
        onMaster,
        page,
        requests,
        current,
        redundant,
        wakeMillis,
        hidden,
        asleep,
        leaving,
        keptByMaster,
        keptByBackup,
        kept);
  }

  Tab asleep(boolean now) {
    return new Tab(
        onMaster,
        page,
        requests,
        current,
        redundant,
        wakeMillis,
        hidden,
        now,
        leaving,
        keptByMaster,
        keptByBackup,
        ledger);
  }
}
