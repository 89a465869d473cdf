package switchover.figures;

import switchover.pair.Lab;

/** Measures the figures of the README on this machine and prints them as a Markdown table. */
public final class Figures {
  private Figures() {}

  /** Takes no arguments; ends with 1 where something could not be measured. */
  public static void main(String[] arguments) {
    int code = 0;
    Lab lab = Lab.open();
    try {
      Table table = new Table();
      Sizes.measure(table);
      StartUp.measure(lab, table);
    } catch (Exception | AssertionError e) {
      lab.testify();
      System.out.println("not measured: " + e);
      code = 1;
    } finally {
      lab.close();
    }
    System.exit(code);
  }
}
