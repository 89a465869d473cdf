package switchover.outage;

import java.util.EnumMap;
import java.util.Map;
import switchover.figures.Series;

/** What was measured of one contender. */
final class Outage {
  private final Map<Fault, Series> series = new EnumMap<>(Fault.class);

  synchronized void add(Fault fault, double millis) {
    series.computeIfAbsent(fault, none -> new Series()).add(millis);
  }

  /** Null where this was not measured. */
  synchronized Series of(Fault fault) {
    return series.get(fault);
  }
}
