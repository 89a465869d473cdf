package switchover.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.TestNode;

/**
 * One node's durable events beside what was seen of it: both must tell the same story. What a
 * killed node did in its last moments may be missing in either.
 */
final class Story {
  private static final Duration MOMENT = Duration.ofMillis(500);

  /** An answer comes later than the change; a busy machine makes that long. */
  private static final Duration MOST_UNSEEN = Duration.ofSeconds(5);

  private final TestNode node;
  private final List<Change> states;
  private final List<Stint> stints;
  private final WallClock clock;
  private final List<String> faults = new ArrayList<>();

  private Story(TestNode node, List<Change> states, List<Stint> stints, WallClock clock) {
    this.node = node;
    this.states = states;
    this.stints = stints;
    this.clock = clock;
  }

  /**
   * What does not fit; empty for one story.
   *
   * @param clock of the watch; null where the node's own clock was moved
   */
  static List<String> faults(
      TestNode node, List<Change> changes, List<Stint> all, WallClock clock) {
    List<Change> states = changes.stream().filter(Change::ofState).toList();
    List<Stint> stints = all.stream().filter(stint -> stint.node() == node).toList();
    Story story = new Story(node, states, stints, clock);
    story.checkChain();
    stints.forEach(story::checkIsTold);
    story.checkAllWereSeen();
    return story.faults;
  }

  /** From, to, why and epoch follow from each other; a killed node begins anew as Standby. */
  private void checkChain() {
    String state = "Standby";
    long epoch = 0;
    int breaks = 0;
    for (Change change : states) {
      breaks += change.from().equals(state) ? 0 : 1;
      boolean sound = !change.from().equals(change.to()) && !change.why().isBlank();
      if (!sound || (change.toRunning() && change.epoch() <= epoch)) {
        faults.add(node.name() + " tells what can't be: " + change);
      }
      state = change.to();
      epoch = Math.max(epoch, change.toRunning() ? change.epoch() : 0);
    }
    if (breaks >= node.starts()) {
      faults.add(node.name() + " left out changes: " + states);
    }
  }

  private void checkIsTold(Stint stint) {
    List<Change> telling =
        states.stream().filter(c -> c.toRunning() && c.epoch() == stint.epoch()).toList();
    // A status that came unasked has the end of a stint before all time: no difference of the two.
    boolean lasting = stint.toNanos() > stint.fromNanos() + MOMENT.toNanos();
    if (telling.size() > 1 || (telling.isEmpty() && lasting)) {
      faults.add(node.name() + " was seen Running, " + stint + ", but tells " + telling);
    } else if (clock != null && !telling.isEmpty() && telling.get(0).at().isAfter(clock.began())) {
      checkTime(telling.get(0), clock.at(stint.fromNanos()));
    }
  }

  private void checkTime(Change change, Instant seen) {
    if (change.at().isAfter(seen.plus(MOMENT)) || change.at().isBefore(seen.minus(MOST_UNSEEN))) {
      faults.add(node.name() + " was seen Running first at " + seen + ", but tells " + change);
    }
  }

  private void checkAllWereSeen() {
    for (int i = 0; i < states.size(); i++) {
      Change change = states.get(i);
      boolean seen = stints.stream().anyMatch(stint -> stint.epoch() == change.epoch());
      if (change.toRunning() && !seen && !isShort(i) && !isOverBeforeTheWatch(i)) {
        faults.add(node.name() + " was never seen so: " + change);
      }
    }
  }

  /** A busy machine's pair may need more than one try until it is whole, and watched. */
  private boolean isOverBeforeTheWatch(int index) {
    return clock != null
        && index + 1 < states.size()
        && states.get(index + 1).at().isBefore(clock.began());
  }

  /** Followed by another change at once, or by the end of the process. */
  private boolean isShort(int index) {
    Change change = states.get(index);
    if (index + 1 == states.size()) {
      return false;
    }
    Change next = states.get(index + 1);
    return !next.from().equals(change.to()) || next.at().isBefore(change.at().plus(MOMENT));
  }
}
