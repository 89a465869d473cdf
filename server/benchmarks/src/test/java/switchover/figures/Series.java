package switchover.figures;

import java.util.ArrayList;
import java.util.List;

/** Measurements of one kind, in milliseconds. One thread at a time. */
public final class Series {
  private final List<Double> millis = new ArrayList<>();

  /** One more. */
  public void add(double measuredMillis) {
    millis.add(measuredMillis);
  }

  /** How many there are. */
  public int size() {
    return millis.size();
  }

  /** The median; of an even number the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = millis.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The longest. */
  public double worst() {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
