package switchover.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * What the sample's heater is set to, now and in the minutes before, so that a trend stays what it
 * was. Immutable.
 *
 * <p>It is in the memory of the node that took the command, and nowhere else: the other node, and
 * this one after a restart, are at the preset. In a plant it would be in the controller.
 */
public final class Heater {
  /** One that nobody has set. */
  public static final Heater UNTOUCHED = new Heater(List.of());

  private static final int MOST_CHANGES = 16;
  private static final double PRESET = 61;

  /** How fast the temperature follows, in degrees Celsius. */
  private static final double DEGREES_PER_SECOND = 1;

  /** The latest ones, the oldest first; immutable. */
  private final List<Change> changes;

  private Heater(List<Change> changes) {
    this.changes = changes;
  }

  /**
   * A command that was taken.
   *
   * @param from what it was at then, in degrees Celsius
   */
  private record Change(SetPointCommand command, long sinceEpochMillis, double from) {
    double at(long epochMillis) {
      double way = command.value() - from;
      double most = DEGREES_PER_SECOND * (epochMillis - sinceEpochMillis) / 1000.0;
      return from + Math.copySign(Math.min(Math.abs(way), most), way);
    }
  }

  /** After that command; the same where it has been taken already. */
  public Heater after(SetPointCommand command, long epochMillis) {
    if (changes.stream().anyMatch(change -> change.command().id().equals(command.id()))) {
      return this;
    }
    List<Change> next = new ArrayList<>(changes);
    // A wall clock that was set back must not hide what is commanded from now on.
    next.removeIf(change -> change.sinceEpochMillis() > epochMillis);
    next.add(new Change(command, epochMillis, at(epochMillis)));
    int tooMany = Math.max(0, next.size() - MOST_CHANGES);
    return new Heater(List.copyOf(next.subList(tooMany, next.size())));
  }

  /** The last command that was taken; null where none was. */
  public SetPointCommand last() {
    return changes.isEmpty() ? null : changes.get(changes.size() - 1).command();
  }

  /** What it is set to, in degrees Celsius. */
  public double setPoint() {
    return last() == null ? PRESET : last().value();
  }

  /** Where the temperature is by that, in degrees Celsius. */
  double at(long epochMillis) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i).sinceEpochMillis() <= epochMillis) {
        return changes.get(i).at(epochMillis);
      }
    }
    return changes.isEmpty() ? PRESET : changes.get(0).from();
  }
}
