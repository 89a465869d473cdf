package switchover.live;

/** Over how long the pages of a node spread when they leave it, so that the other one can serve. */
final class Spread {
  /** So few are served at once. */
  private static final int FEW_PAGES = 100;

  /** As one node serves them on a small machine: a landing is a dozen files and two heartbeats. */
  private static final int LANDINGS_PER_SECOND = 1000;

  /** No operator waits longer for the sake of the others. */
  private static final int LONGEST_MILLIS = 5000;

  private static final int MILLIS_PER_SECOND = 1000;

  private Spread() {}

  /**
   * By the number of open pages, rounded up to a power of two: whenever it changes, every page is
   * told.
   *
   * @return in milliseconds; 0 for at once
   */
  static int millis(int pages) {
    if (pages <= FEW_PAGES) {
      return 0;
    }
    long about = 2L * Integer.highestOneBit(pages - 1);
    return (int) Math.min(about * MILLIS_PER_SECOND / LANDINGS_PER_SECOND, LONGEST_MILLIS);
  }
}
