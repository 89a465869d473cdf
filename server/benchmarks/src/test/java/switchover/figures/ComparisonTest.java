package switchover.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table says what was measured. */
class ComparisonTest {
  @Test
  void aRowHoldsMedianWorstRunsAndTheRatioOfMedians() {
    Map<String, Measured> contenders = new LinkedHashMap<>();
    contenders.put("ours", measured(10, 30, 20));
    contenders.put("theirs", measured(200));
    contenders.put("none", new Measured());
    List<String> lines = Comparison.lines(List.of("frozen", "cut"), contenders);
    assertEquals("| median (worst) of runs, ms | ours | theirs | none | ratio |", lines.get(0));
    assertEquals("| frozen | 20 (30) of 3 | 200 (200) of 1 |  | 1.00 : 10.0 : - |", lines.get(2));
    assertEquals("| cut |  |  |  |  |", lines.get(3));
  }

  private static Measured measured(double... millis) {
    Measured measured = new Measured();
    for (double each : millis) {
      measured.add("frozen", each);
    }
    return measured;
  }
}
