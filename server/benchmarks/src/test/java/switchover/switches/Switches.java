package switchover.switches;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
   * @param arguments how many runs of each; 30 where that is left out
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]);
    Measurement.end(lab -> measure(lab, runs));
  }

  private static boolean measure(Lab lab, int runs) throws Exception {
    Map<String, Measured> contenders = Landings.measure(lab, runs);
    List<String> rows = Stream.of(Fault.values()).map(Fault::words).toList();
    Comparison.lines(rows, contenders).forEach(System.out::println);
    System.out.println("client script, gzip: " + Sizes.scriptGzipBytes() + " bytes");
    return true;
  }
}
