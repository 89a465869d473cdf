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
 */
final class Explorer {
  /**
   * What came of it.
   *
   * @param states how many distinct worlds
   * @param disturbances how many in a row were tried, the last number perhaps not in all its ways
   * @param story of a broken promise; null for none
   */
  record Outcome(int states, int disturbances, String story) {}

  private record Visit(World world, Visit from, Action by, String broken) {}

  private final Physics physics;
  private final int mostStates;
  private final Set<Fingerprint> seen = new HashSet<>();
  private Visit broken;

  Explorer(Physics physics, int mostStates) {
    this.physics = physics;
    this.mostStates = mostStates;
  }

  Outcome explore(World beginning) {
    List<Visit> level = new ArrayList<>();
    add(level, new Visit(beginning, null, null, null));
    int disturbances = 0;
    while (true) {
      closeNaturally(level);
      if (ended()) {
        break;
      }
      level = disturb(level);
      if (ended()) {
        break;
      }
      disturbances++;
    }
    return new Outcome(seen.size(), disturbances, broken == null ? null : story(broken));
  }

  private boolean ended() {
    return broken != null || seen.size() >= mostStates;
  }

  private void closeNaturally(List<Visit> level) {
    for (int i = 0; i < level.size() && !ended(); i++) {
      for (Action action : physics.natural(level.get(i).world())) {
        add(level, reach(level.get(i), action));
      }
    }
  }

  private List<Visit> disturb(List<Visit> level) {
    List<Visit> next = new ArrayList<>();
    for (int i = 0; i < level.size() && !ended(); i++) {
      for (Action action : physics.disturbances(level.get(i).world())) {
        add(next, reach(level.get(i), action));
      }
    }
    return next;
  }

  private void add(List<Visit> level, Visit visit) {
    if (visit.broken() != null && broken == null) {
      broken = visit;
    }
    if (seen.add(Fingerprint.of(visit.world()))) {
      level.add(visit);
    }
  }

  private Visit reach(Visit visit, Action action) {
    World world = physics.after(visit.world(), action);
    String broken = Promises.broken(world);
    if (broken == null && action instanceof Action.Wake wake) {
      long seenMillis = visit.world().side(wake.ofMaster()).node().seenMillis();
      broken = Promises.brokenByWaking(world.side(wake.ofMaster()), world.nowMillis() - seenMillis);
    }
    return new Visit(world, visit, action, broken);
  }

  private static String story(Visit last) {
    List<String> lines = new ArrayList<>();
    for (Visit visit = last; visit.from() != null; visit = visit.from()) {
      String line = Story.line(visit.from().world(), visit.by(), visit.world());
      if (line != null) {
        lines.add(line);
      }
    }
    Collections.reverse(lines);
    return last.broken() + "\n" + String.join("\n", lines);
  }
}
