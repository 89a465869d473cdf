package switchover.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Visits the worlds that can follow from the beginning: first all that follow by themselves, then
 * all that follow from one disturbance, then from two, and so on; so that the first broken promise
 * comes with the fewest disturbances that lead to it.
 *
 * @param <W> the kind of world
 */
final class Explorer<W> {
  /**
   * What came of it.
   *
   * @param states how many distinct worlds
   * @param disturbances how many in a row were tried, the last number perhaps not in all its ways;
   *     with a story: the fewest that lead to it
   * @param story of a broken promise; null for none
   */
  record Outcome(int states, int disturbances, String story) {}

  /** A prime far above the size of any level: what is visited in its strides lies far apart. */
  private static final long WIDE_STRIDE = 2_147_483_647;

  private record Visit<W>(W world, Visit<W> from, Action by, String broken) {}

  private final Realm<W> realm;
  private final int mostStates;
  private final long stride;
  private final Set<Fingerprint> seen = new HashSet<>();
  private Visit<W> broken;

  private Explorer(Realm<W> realm, int mostStates, long stride) {
    this.realm = realm;
    this.mostStates = mostStates;
    this.stride = stride;
  }

  /** Visits a sample from all over the last number of disturbances, where not all have room. */
  static <W> Explorer<W> wide(Realm<W> realm, int mostStates) {
    return new Explorer<>(realm, mostStates, WIDE_STRIDE);
  }

  /** Visits what takes fewer steps before what takes more, for a story that is short. */
  static <W> Explorer<W> near(Realm<W> realm, int mostStates) {
    return new Explorer<>(realm, mostStates, 1);
  }

  Outcome explore(List<W> beginnings) {
    List<Visit<W>> level = new ArrayList<>();
    for (W beginning : beginnings) {
      add(level, new Visit<>(beginning, null, null, null));
    }
    closeNaturally(level, 0);
    int disturbances = 0;
    while (!ended()) {
      disturbances++;
      level = disturb(level);
    }
    return new Outcome(seen.size(), disturbances, broken == null ? null : story(broken));
  }

  private boolean ended() {
    return broken != null || seen.size() >= mostStates;
  }

  private void closeNaturally(List<Visit<W>> level, int from) {
    for (int i = from; i < level.size() && !ended(); i++) {
      for (Action action : realm.natural(level.get(i).world())) {
        add(level, reach(level.get(i), action));
      }
    }
  }

  private List<Visit<W>> disturb(List<Visit<W>> level) {
    List<Visit<W>> next = new ArrayList<>();
    for (long i = 0; i < level.size() && !ended(); i++) {
      Visit<W> visit = level.get((int) (i * stride % level.size()));
      for (Action action : realm.disturbances(visit.world())) {
        int from = next.size();
        add(next, reach(visit, action));
        closeNaturally(next, from);
      }
    }
    return next;
  }

  private void add(List<Visit<W>> level, Visit<W> visit) {
    if (visit.broken() != null && broken == null) {
      broken = visit;
    }
    if (seen.add(realm.fingerprint(visit.world()))) {
      level.add(visit);
    }
  }

  private Visit<W> reach(Visit<W> visit, Action action) {
    W world = realm.after(visit.world(), action);
    return new Visit<>(world, visit, action, realm.broken(visit.world(), action, world));
  }

  private String story(Visit<W> last) {
    List<String> lines = new ArrayList<>();
    for (Visit<W> visit = last; visit.from() != null; visit = visit.from()) {
      String line = realm.line(visit.from().world(), visit.by(), visit.world());
      if (line != null) {
        lines.add(line);
      }
    }
    Collections.reverse(lines);
    return last.broken() + "\n" + String.join("\n", lines);
  }
}
