package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import switchover.decision.Answer;

/**
 * What has come to the page and what it has done, kept from outside. Immutable.
 *
 * @param ofMaster what the master has said to this page
 * @param ofBackup what the backup has said to this page
 * @param leftMaster when the tab left pages of the master, oldest first, at most the last three
 * @param leftBackup when the tab left pages of the backup
 * @param jumps since somebody or something last disturbed the pair or the page, but for those
 *     because of an answer from before that
 */
record Ledger(
    Heard ofMaster, Heard ofBackup, List<Long> leftMaster, List<Long> leftBackup, int jumps) {
  /** As many jumps may leave one origin within the window. */
  static final int MOST_JUMPS = 3;

  /** A minute, less the second up to which the page's budget may be out: it counts in seconds. */
  static final int WINDOW_MILLIS = 59_000;

  /** A node that was silent for longer may begin anew, from a backup of its home say. */
  private static final int ORDER_KEPT_MILLIS = 10_000;

  /** As many misses in a row make a node silent. */
  static final int MISSES = 2;

  /**
   * What one node has said to the page.
   *
   * @param ever whether it has said anything
   * @param running its last word
   * @param misses requests left without its own word since
   * @param atMillis when its last word came
   */
  record Heard(
      boolean ever, boolean running, int misses, long epoch, long sequence, long atMillis) {
    static final Heard NOTHING = new Heard(false, false, 0, 0, 0, 0);

    Heard missing(int count) {
      return new Heard(ever, running, count, epoch, sequence, atMillis);
    }

    /** Whether the page has heard something later than this, and not too long ago. */
    boolean laterThan(Answer answer, long nowMillis) {
      boolean older =
          answer.epoch() < epoch || answer.epoch() == epoch && answer.sequence() < sequence;
      return ever && older && !(misses >= MISSES && nowMillis - atMillis > ORDER_KEPT_MILLIS);
    }

    boolean silent() {
      return !ever || misses >= MISSES;
    }

    boolean says(boolean run) {
      return ever && misses < MISSES && running == run;
    }
  }

  static final Ledger EMPTY = new Ledger(Heard.NOTHING, Heard.NOTHING, List.of(), List.of(), 0);

  Heard heard(boolean fromMaster) {
    return fromMaster ? ofMaster : ofBackup;
  }

  List<Long> left(boolean master) {
    return master ? leftMaster : leftBackup;
  }

  private Ledger with(boolean fromMaster, Heard heard) {
    return new Ledger(
        fromMaster ? heard : ofMaster,
        fromMaster ? ofBackup : heard,
        leftMaster,
        leftBackup,
        jumps);
  }

  Ledger hears(boolean fromMaster, Answer answer, long nowMillis) {
    long epoch = (long) answer.epoch();
    long sequence = (long) answer.sequence();
    return with(fromMaster, new Heard(true, answer.running(), 0, epoch, sequence, nowMillis));
  }

  Ledger misses(boolean fromMaster) {
    Heard heard = heard(fromMaster);
    return with(fromMaster, heard.missing(Math.min(heard.misses() + 1, MISSES)));
  }

  /** What was missed before a pause of the page is no evidence. */
  Ledger paused() {
    return with(true, ofMaster.missing(0)).with(false, ofBackup.missing(0));
  }

  Ledger leaves(boolean master, long nowMillis, boolean counted) {
    List<Long> left = new ArrayList<>(left(master));
    left.add(nowMillis);
    List<Long> last = List.copyOf(left.subList(Math.max(0, left.size() - MOST_JUMPS), left.size()));
    return new Ledger(
        ofMaster,
        ofBackup,
        master ? last : leftMaster,
        master ? leftBackup : last,
        counted ? jumps + 1 : jumps);
  }

  /** Of the page that the tab shows after a jump. */
  Ledger landed() {
    return new Ledger(Heard.NOTHING, Heard.NOTHING, leftMaster, leftBackup, jumps);
  }

  Ledger disturbed() {
    return jumps == 0 ? this : new Ledger(ofMaster, ofBackup, leftMaster, leftBackup, 0);
  }

  /** Whether one more jump would be one too many. */
  boolean spent(boolean master, long nowMillis) {
    List<Long> left = left(master);
    return left.size() == MOST_JUMPS && nowMillis - left.get(0) < WINDOW_MILLIS;
  }
}
