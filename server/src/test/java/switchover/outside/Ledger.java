package switchover.outside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchover.pair.TestNode;

/**
 * All that both nodes of a pair have said, held against the invariants as seen from outside. What
 * it finds is certain, however late an answer came. Thread-safe.
 */
final class Ledger {
  private final List<Stint> stints = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<TestNode, Sighting> newest = new HashMap<>();
  private final Map<TestNode, Sighting> sameSince = new HashMap<>();
  private final Map<TestNode, Integer> counts = new HashMap<>();
  private long lastRunningNanos;
  private long longestNanosWithoutRunning;

  Ledger(long beganNanos) {
    lastRunningNanos = beganNanos;
  }

  /** The newest answer of a node; null where there is none. */
  synchronized Sighting newest(TestNode node) {
    return newest.get(node);
  }

  /** The first of the answers that say what the newest says, without another between; or null. */
  synchronized Sighting sameSince(TestNode node) {
    return sameSince.get(node);
  }

  /** How many answers of the node there are. */
  synchronized int count(TestNode node) {
    return counts.getOrDefault(node, 0);
  }

  /** In the order in which they were first seen. */
  synchronized List<Stint> stints() {
    return List.copyOf(stints);
  }

  /** Up to now, in which no answer said Running. */
  synchronized long longestNanosWithoutRunning(long nowNanos) {
    return Math.max(longestNanosWithoutRunning, nowNanos - lastRunningNanos);
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized void fault(String text) {
    faults.add(text);
  }

  /**
   * Takes an answer in.
   *
   * @param before the newest that was there when this one was asked for; null for none
   */
  synchronized void add(Sighting now, Sighting before) {
    counts.merge(now.node(), 1, Integer::sum);
    if (before != null) {
      checkOrder(now, before);
    }
    remember(now);
    if (now.running()) {
      takeRunning(now);
    }
    endOthers(now);
  }

  private void remember(Sighting now) {
    Sighting last = newest.get(now.node());
    if (last != null && last.pid() == now.pid() && now.sequence() < last.sequence()) {
      return;
    }
    newest.put(now.node(), now);
    Sighting same = sameSince.get(now.node());
    if (same == null || !same.isLike(now)) {
      sameSince.put(now.node(), now);
    }
  }

  /**
   * Epochs rise, and within one the sequence never goes back, not even by a restart. A Standby that
   * was killed may have said the other's epoch before it was on its own disk.
   */
  private void checkOrder(Sighting now, Sighting before) {
    boolean restarted = now.pid() != before.pid();
    if (now.epoch() < before.epoch() && !(restarted && !now.running())) {
      faults.add("the epoch went back: " + before + "; then " + now);
    }
    long least = restarted ? before.sequence() + 1 : before.sequence();
    if (now.epoch() == before.epoch() && now.sequence() < least) {
      faults.add("the sequence went back: " + before + "; then " + now);
    }
  }

  private void takeRunning(Sighting now) {
    longestNanosWithoutRunning = longestNanosWithoutRunning(now.heardNanos());
    lastRunningNanos = Math.max(lastRunningNanos, now.heardNanos());
    for (int i = 0; i < stints.size(); i++) {
      Stint stint = stints.get(i);
      if (stint.holds(now)) {
        if (now.askedNanos() > stint.endNanos()) {
          faults.add("an epoch was used again after it was over: " + now);
        }
        stints.set(i, stint.extendedBy(now));
        return;
      }
      if (stint.epoch() == now.epoch()) {
        faults.add("an epoch was used twice: " + stint + " and " + now);
      } else if (stint.node() == now.node() && stint.epoch() > now.epoch()) {
        faults.add("an epoch was claimed below an earlier one: " + stint + "; then " + now);
      }
    }
    stints.add(Stint.begunBy(now));
  }

  /** An answer that was asked for after a stint began, and says something else, ends it. */
  private void endOthers(Sighting now) {
    for (int i = 0; i < stints.size(); i++) {
      Stint stint = stints.get(i);
      boolean other = stint.node() == now.node() && !stint.holds(now);
      if (other && stint.lasts() && now.askedNanos() > stint.fromNanos()) {
        stints.set(i, stint.endedBy(now));
      }
    }
  }
}
