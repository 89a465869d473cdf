package switchover.manypages;

import switchover.figures.Machine;
import switchover.pair.Lab;

/**
 * Measures what many open pages cost a node and how soon they know of a change: of a pair, and
 * before it of a plain servlet in the same run.
 */
public final class ManyPages {
  /**
   * Of all nodes, as the README wants it for thousands of pages on few processors, and of the plain
   * servlet. Each write to a page changes some long-lived objects of the web server; Java's usual
   * collector follows each of these changes up on a processor that is wanted for the next page.
   */
  static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final int PAGES = 10_000;

  private ManyPages() {}

  /**
   * Ends with 1 where something could not be measured.
   *
   * @param arguments how many pages; 10,000 where that is left out
   */
  public static void main(String[] arguments) {
    int pages = arguments.length == 0 ? PAGES : Integer.parseInt(arguments[0]);
    int code = 0;
    Report report = new Report(pages);
    try {
      String before = Machine.load();
      inLab(lab -> PagesOfServlet.measure(lab, pages, report));
      inLab(lab -> PagesOfPair.measure(lab, pages, report));
      report.note(Machine.described(before));
    } catch (Exception | AssertionError e) {
      System.out.println("not measured: " + e);
      code = 1;
    }
    report.print();
    System.exit(code);
  }

  private interface Part {
    void run(Lab lab) throws Exception;
  }

  private static void inLab(Part part) throws Exception {
    Lab lab = Lab.open();
    try {
      part.run(lab);
    } catch (Exception | AssertionError e) {
      lab.testify();
      throw e;
    } finally {
      lab.close();
    }
  }
}
