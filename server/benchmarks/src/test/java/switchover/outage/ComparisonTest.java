package switchover.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table says what was measured. */
class ComparisonTest {
  @Test
  void aRowHoldsMedianWorstRunsAndTheRatioOfMedians() {
    Map<String, Outage> contenders = new LinkedHashMap<>();
    contenders.put("ours", outage(10, 30, 20));
    contenders.put("theirs", outage(200));
    contenders.put("none", new Outage());
    List<String> lines = Comparison.lines(contenders);
    assertEquals("| median (worst) of runs, ms | ours | theirs | none | ratio |", lines.get(0));
    assertEquals(
        "| SIGSTOP of the Running node | 20 (30) of 3 | 200 (200) of 1 |  | 1.00 : 10.0 : - |",
        lines.get(2 + Fault.FROZEN.ordinal()));
    assertEquals("| two-way cut between the two |  |  |  |  |", lines.get(7));
  }

  private static Outage outage(double... millis) {
    Outage outage = new Outage();
    for (double each : millis) {
      outage.add(Fault.FROZEN, each);
    }
    return outage;
  }
}
