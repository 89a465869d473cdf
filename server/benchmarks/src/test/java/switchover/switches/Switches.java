package switchover.switches;

import java.util.List;
import java.util.Map;
import switchover.figures.Comparison;
import switchover.figures.Measured;
import switchover.figures.Measurement;
import switchover.figures.Sizes;
import switchover.pair.Lab;

/**
 * Measures how soon the operator's page is painted on the other node, by Switchover and by what one
 * would do without it, in one run, and prints them beside each other.
 */
public final class Switches {
  private static final int RUNS = 30;

  private Switches() {}

  /**
   * Ends with 1 where something could not be measured.
   *
   * @param arguments how many runs of each, 30 where that is left out; the name of the one fault to
   *     measure, all where that is left out
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]);
    Measurement.end(
        lab -> {
          List<Fault> faults =
              arguments.length < 2 ? List.of(Fault.values()) : Fault.named(arguments[1]);
          return measure(lab, runs, faults);
        });
  }

  private static boolean measure(Lab lab, int runs, List<Fault> faults) throws Exception {
    Map<String, Measured> contenders = Landings.measure(lab, runs, faults);
    List<String> rows = faults.stream().map(Fault::words).toList();
    Comparison.lines(rows, contenders).forEach(System.out::println);
    System.out.println("client script, gzip: " + Sizes.scriptGzipBytes() + " bytes");
    return true;
  }
}
