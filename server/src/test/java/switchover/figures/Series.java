package switchover.figures;

import java.util.ArrayList;
import java.util.List;

/** Measurements of one kind, in milliseconds. */
final class Series {
  private final List<Double> millis = new ArrayList<>();

  void add(double measuredMillis) {
    millis.add(measuredMillis);
  }

  int size() {
    return millis.size();
  }

  double median() {
    List<Double> sorted = millis.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double worst() {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
