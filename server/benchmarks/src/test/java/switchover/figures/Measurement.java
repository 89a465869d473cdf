package switchover.figures;

import switchover.pair.Lab;

/** What a program measures in a lab of its own. */
@FunctionalInterface
public interface Measurement {
  /** Measures, prints what it found, and says whether that is as it has to be. */
  boolean holds(Lab lab) throws Exception;

  /**
   * Makes it, prints on which machine, and ends the program: with 1 where it could not be made or
   * does not hold.
   */
  static void end(Measurement measurement) {
    int code = 1;
    Lab lab = Lab.open();
    try {
      String before = Machine.load();
      code = measurement.holds(lab) ? 0 : 1;
      System.out.println(Machine.described(before));
    } catch (Exception | AssertionError e) {
      lab.testify();
      System.out.println("not measured: " + e);
    } finally {
      lab.close();
    }
    System.exit(code);
  }
}
