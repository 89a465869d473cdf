package switchover.figures;

import java.util.ArrayList;
import java.util.List;

/** Measurements of one kind and in one unit, most of them in milliseconds. One thread at a time. */
public final class Series {
  private final List<Double> all = new ArrayList<>();

  /** One more. */
  public void add(double measured) {
    all.add(measured);
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** The median; of an even number the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The highest. */
  public double worst() {
    return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
