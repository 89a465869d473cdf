package switchover.explore;

import switchover.decision.Answer;
import switchover.decision.Effect;
import switchover.decision.PairView;
import switchover.decision.Why;
import switchover.status.NodeStatus;

/** The page's invariants of the design's section 7, held against what it does, from outside. */
final class PagePromises {
  /**
   * Within it a page that is seen is on the one Running node that it can reach: a period until the
   * next heartbeat, its deadline, and the deadline of the confirmation. What many pages spread over
   * comes on top.
   */
  static final int ARRIVED_MILLIS = 2250;

  /** The same for a hidden page, whose timers come at whole seconds. */
  static final int ARRIVED_HIDDEN_MILLIS = 3250;

  private static final int QUARTER_MILLIS = 250;
  private static final int SECOND_MILLIS = 1000;

  private PagePromises() {}

  /** P7, where the page asks or listens. */
  static String asked(Tab tab, Ledger ledger, String base) {
    boolean own = base.equals(Voices.base(tab.onMaster()));
    boolean given =
        base.equals(Voices.base(!tab.onMaster()))
            && (ledger.heard(true).ever() || ledger.heard(false).ever());
    return own || given ? null : "P7: the page asks " + base + ", which neither node gave";
  }

  /** P8, where the page comes to hold an answer for a node's word. */
  static String believed(Evidence evidence, PairView before, PairView after) {
    if (!evidence.misleading()) {
      return null;
    }
    Answer answer = evidence.said().answer();
    return holds(after, answer) && !holds(before, answer)
        ? "P8: the page believes an answer that counts for nothing: it " + evidence.said().words()
        : null;
  }

  private static boolean holds(PairView pair, Answer answer) {
    return pair.current().status() == answer || pair.redundant().status() == answer;
  }

  /** The promise that a jump breaks; null for none. */
  static String jumped(Tab tab, Ledger ledger, Evidence evidence, Effect jump, long nowMillis) {
    boolean target = !tab.onMaster();
    if (!jump.url().equals(Voices.base(target) + Edge.REST)) {
      return "P7: the page leaves for " + jump.url() + ", which neither node gave";
    }
    if (evidence.misleading()) {
      return "P8: the page leaves because of an answer that counts for nothing: it "
          + evidence.said().words();
    }
    boolean byOperator = Why.OPERATOR.equals(jump.moved().why());
    String broken = byOperator ? null : against(ledger.heard(tab.onMaster()), ledger.heard(target));
    if (broken == null && !(evidence.from(target) && ledger.heard(target).says(true))) {
      broken = "P1: the page leaves without the other node's own word that it is Running";
    }
    if (broken == null && !byOperator && ledger.spent(tab.onMaster(), nowMillis)) {
      broken = "P2: the fourth jump from this node within a minute";
    }
    return broken == null && ledger.jumps() > 0 && evidence.ofNow()
        ? "P2: a second jump though nothing happened since the first"
        : broken;
  }

  private static String against(Ledger.Heard own, Ledger.Heard other) {
    if (own.says(true)) {
      return "P6: the page leaves a node that is Running and answers";
    }
    if (own.says(false) && other.says(false)) {
      return "P5: both nodes are Standby and the page leaves";
    }
    return own.silent() && other.silent() ? "P4: both nodes are silent and the page leaves" : null;
  }

  /** Whether the page should be elsewhere by now, or soon: P3 is running. */
  static boolean due(Scene scene) {
    Tab tab = scene.tab();
    boolean one = scene.offersRunning(true) != scene.offersRunning(false);
    boolean looks = tab != null && !tab.asleep() && !tab.leaving();
    return one && looks && !scene.offersRunning(tab.onMaster());
  }

  /** How long the page waits for its turn among many, by a timer that comes with such steps. */
  private static int waitMillis(Scene scene, int stepMillis) {
    Board board = scene.board(scene.tab().onMaster());
    NodeStatus hint = board.up() ? board.shown() : board.before();
    double wait = hint == null ? 0 : hint.spreadMillis() * Edge.RANK;
    return (int) Math.ceil(wait / stepMillis) * stepMillis;
  }

  /** P3. */
  static String late(Scene scene) {
    if (!due(scene)) {
      return null;
    }
    Tab tab = scene.tab();
    int due =
        tab.hidden()
            ? ARRIVED_HIDDEN_MILLIS + waitMillis(scene, SECOND_MILLIS)
            : ARRIVED_MILLIS + waitMillis(scene, QUARTER_MILLIS);
    double epochMillis = Edge.EPOCH_OFFSET_MILLIS + scene.nowMillis();
    double heldUntil = 1000.0 * tab.kept(tab.onMaster()).untilSeconds() + due;
    boolean introduced = tab.ledger().heard(tab.onMaster()).ever();
    return introduced && scene.calmMillis() > due && epochMillis > heldUntil
        ? "P3: one node is Running within reach, and the page is not there after "
            + scene.calmMillis()
            + " ms"
        : null;
  }
}
