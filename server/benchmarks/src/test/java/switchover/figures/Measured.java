package switchover.figures;

import java.util.HashMap;
import java.util.Map;

/** What was measured of one contender, by the words of the rows. Thread-safe. */
public final class Measured {
  private final Map<String, Series> series = new HashMap<>();

  /** One more of that row, in milliseconds. */
  public synchronized void add(String row, double millis) {
    series.computeIfAbsent(row, none -> new Series()).add(millis);
  }

  /** Null where this was not measured. */
  public synchronized Series of(String row) {
    return series.get(row);
  }
}
