package switchover.outage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchover.figures.Comparison;
import switchover.figures.Machine;
import switchover.figures.Measured;

/**
 * Measures for how long nobody is Running, of Switchover, of keepalived and of a ZooKeeper latch in
 * one run, and prints them beside each other.
 */
public final class Outages {
  private static final int RUNS = 30;

  private Outages() {}

  /**
   * Ends with 1 where something could not be measured.
   *
   * @param arguments how many runs of each; 30 where that is left out
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]);
    int code = 0;
    try {
      String before = Machine.load();
      Map<String, Measured> contenders = new LinkedHashMap<>();
      contenders.put("Switchover", SwitchoverPair.measure(runs));
      contenders.put("keepalived", Keepalived.measure(runs));
      contenders.put("ZooKeeper latch", Latch.measure(runs));
      List<String> rows = Stream.of(Fault.values()).map(Fault::words).toList();
      Comparison.lines(rows, contenders).forEach(System.out::println);
      System.out.println(Machine.described(before));
    } catch (Exception | AssertionError e) {
      System.out.println("not measured: " + e);
      code = 1;
    }
    System.exit(code);
  }
}
