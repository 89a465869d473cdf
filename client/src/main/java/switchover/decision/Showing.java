package switchover.decision;

import switchover.status.Mode;
import switchover.status.NodeStatus;

/** What the page shows, drawn from what it knows. */
final class Showing {
  private static final int NEWS_MILLIS = 60_000;

  private Showing() {}

  static View view(Turn turn) {
    Decision decision = decision(turn);
    NodeView current = turn.pair.current();
    boolean going = turn.moving != null;
    return new View(
        turn.pair,
        decision,
        going ? turn.setup.place().at(turn.moving.candidate()) : null,
        current.firm() == Says.RUNNING && !going,
        line(turn, decision),
        turn.notice,
        turn.setup.moved());
  }

  /** Equal for two views that look the same to the operator and the page. */
  static String key(View view) {
    return view.line().text()
        + view.writable()
        + view.decision().why()
        + view.pair().current().says().word()
        + view.pair().current().nodeId()
        + view.pair().redundant().says().word()
        + view.pair().redundant().base()
        + view.target()
        + view.notice();
  }

  /** The current node as the operator knows it. */
  static String currentName(PairView pair) {
    String name = name(pair.current(), null);
    String other = redundantBareName(pair);
    return name.equals(other) && pair.current().status() != null
        ? name + " (" + pair.current().status().mode().word() + ")"
        : name;
  }

  /** The redundant node as the operator knows it; null where there is none. */
  static String redundantName(PairView pair) {
    String name = redundantBareName(pair);
    NodeStatus current = pair.current().status();
    if (name == null || current == null || !name.equals(name(pair.current(), null))) {
      return name;
    }
    Mode mode = current.mode() == Mode.MASTER ? Mode.BACKUP : Mode.MASTER;
    return name + " (" + mode.word() + ")";
  }

  private static String redundantBareName(PairView pair) {
    NodeStatus current = pair.current().status();
    if (current == null || current.redundantNode() == null) {
      return null;
    }
    return name(pair.redundant(), current.redundantNode().name());
  }

  private static String name(NodeView node, String otherwise) {
    String name = node.status() == null ? otherwise : node.status().name();
    return name == null || name.isEmpty() ? "the node" : name;
  }

  private static Decision decision(Turn turn) {
    if (turn.moving != null) {
      return new Decision(true, turn.moving.why());
    }
    Decision decision = Decision.of(turn.pair);
    Says current = turn.pair.current().firm();
    boolean unheard =
        Why.UNKNOWN.equals(decision.why()) && (current == Says.SILENT || current == Says.STANDBY);
    if (!decision.switchover() && !unheard) {
      return decision;
    }
    Candidates candidates = Candidates.of(turn.setup.place(), turn.pair, turn.verified);
    if (candidates.addresses().isEmpty()) {
      return new Decision(false, candidates.insecure() ? Why.TARGET_INSECURE : Why.TARGET_NONE);
    }
    if (unheard) {
      return decision;
    }
    if (!turn.budget.allows(turn.epochSeconds())) {
      return new Decision(false, Why.HELD_DOWN);
    }
    return turn.pausedWhy == null ? decision : new Decision(false, turn.pausedWhy);
  }

  private static Line line(Turn turn, Decision decision) {
    PairView pair = turn.pair;
    boolean news =
        turn.setup.moved() != null && turn.now - turn.setup.startedMillis() < NEWS_MILLIS;
    return new Line(
        tone(pair, decision),
        decision.why(),
        decision.switchover(),
        pair.current().firm(),
        currentName(pair),
        redundantName(pair),
        pair.redundant().says(),
        silentMillis(turn, decision.why()),
        news ? turn.setup.moved() : null,
        turn.setup.movedAt());
  }

  private static String tone(PairView pair, Decision decision) {
    if (Why.CURRENT_RUNNING.equals(decision.why())) {
      boolean full = pair.alone() || pair.redundant().firm() == Says.STANDBY;
      return full ? Line.OK : Line.ATTENTION;
    }
    boolean passing = decision.switchover() || pair.current().firm() == Says.UNKNOWN;
    return passing ? Line.ATTENTION : Line.ALARM;
  }

  private static long silentMillis(Turn turn, String why) {
    NodeView redundant = turn.pair.redundant();
    if (Why.CURRENT_RUNNING.equals(why) || Why.REDUNDANT_SILENT.equals(why)) {
      return turn.now - redundant.heardMillis();
    }
    NodeView current = turn.pair.current();
    return current.says() == Says.SILENT ? turn.now - current.heardMillis() : -1;
  }
}
