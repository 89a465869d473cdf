package switchover.decision;

/** What the page shows, drawn from what it knows. */
final class Showing {
  /** In place of a name that is not known. */
  static final String NAMELESS = "the node";

  private static final String ALONE = "Alone";

  private Showing() {}

  static View view(Turn turn) {
    Decision decision = decision(turn);
    NodeView current = turn.pair.current();
    boolean going = turn.moving != null;
    return new View(
        turn.pair,
        decision,
        going ? turn.place().at(turn.moving.candidate(), turn.rest) : null,
        Says.RUNNING.equals(current.firm()) && !going,
        tone(turn.pair, decision),
        new Line(turn, decision).text(),
        going || Why.ANNOUNCED.equals(decision.why()) ? Switchover.seconds(turn) : 0,
        turn.notice,
        turn.setup.moved());
  }

  /** Equal for two views that look the same to the operator and the page. */
  static String key(View view) {
    return Text.of(
        view.line(),
        view.tone(),
        view.writable() ? "w" : "",
        view.decision().why(),
        view.pair().current().says(),
        view.pair().current().nodeId(),
        view.pair().redundant().says(),
        view.pair().redundant().base(),
        view.target(),
        view.notice());
  }

  /** The current node as the operator knows it. */
  static String currentName(PairView pair) {
    String name = name(pair.current(), null);
    String other = redundantBareName(pair);
    return name.equals(other) && pair.current().status() != null
        ? Text.of(name, " (", pair.current().status().mode(), ")")
        : name;
  }

  /** The redundant node as the operator knows it; null where there is none. */
  static String redundantName(PairView pair) {
    String name = redundantBareName(pair);
    Answer current = pair.current().status();
    if (name == null || current == null || !name.equals(name(pair.current(), null))) {
      return name;
    }
    return Text.of(name, "Master".equals(current.mode()) ? " (Backup)" : " (Master)");
  }

  private static String redundantBareName(PairView pair) {
    Answer current = pair.current().status();
    if (current == null || current.relayed() == null) {
      return null;
    }
    return name(pair.redundant(), current.relayedName());
  }

  private static String name(NodeView node, String otherwise) {
    String name = node.status() == null ? otherwise : node.status().name();
    return name == null || name.length() == 0 ? NAMELESS : name;
  }

  private static Decision decision(Turn turn) {
    if (turn.moving != null) {
      return new Decision(true, turn.moving.why());
    }
    Decision decision = Decision.of(turn.pair);
    String current = turn.pair.current().firm();
    boolean unheard =
        Why.UNKNOWN.equals(decision.why())
            && (Says.SILENT.equals(current) || Says.STANDBY.equals(current));
    if (!decision.switchover() && !unheard) {
      return decision;
    }
    Candidates candidates = Candidates.of(turn.setup.place(), turn.pair, turn.verified);
    if (candidates.addresses().size() == 0) {
      return new Decision(false, candidates.insecure() ? Why.TARGET_INSECURE : Why.TARGET_NONE);
    }
    if (unheard) {
      return decision;
    }
    if (!turn.budget.allows(turn.epochSeconds())) {
      return new Decision(false, Why.HELD_DOWN);
    }
    if (Switchover.seconds(turn) > 0) {
      return new Decision(false, Why.ANNOUNCED);
    }
    return turn.pausedWhy == null ? decision : new Decision(false, turn.pausedWhy);
  }

  /** Whether the current node does not say that nobody is ready behind it. */
  static boolean ready(PairView pair) {
    Answer current = pair.current().status();
    return current == null || !ALONE.equals(current.redundancy());
  }

  private static String tone(PairView pair, Decision decision) {
    if (Why.CURRENT_RUNNING.equals(decision.why())) {
      boolean full = pair.alone() || Says.STANDBY.equals(pair.redundant().firm()) && ready(pair);
      return full ? View.OK : View.ATTENTION;
    }
    boolean passing =
        decision.switchover()
            || Why.ANNOUNCED.equals(decision.why())
            || Says.UNKNOWN.equals(pair.current().firm());
    return passing ? View.ATTENTION : View.ALARM;
  }
}
