package switchover.decision;

/** The one line for the operator, in words. Lives only while it is written. */
final class Line {
  private static final int NEWS_MILLIS = 60_000;

  private final Turn turn;
  private final String why;
  private final boolean going;
  private final String current;
  private final String redundant;

  /** What it is about, said of both nodes as the operator knows them. */
  Line(Turn turn, Decision decision) {
    this.turn = turn;
    why = decision.why();
    going = decision.switchover();
    current = Showing.currentName(turn.pair);
    redundant = Showing.redundantName(turn.pair);
  }

  String text() {
    if (going) {
      return Text.of(reason(), ": moving to ", other());
    }
    if (is(Why.CURRENT_RUNNING)) {
      return Text.of(movedText(), running());
    }
    if (is(Why.BOTH_RUNNING)) {
      return Text.of(both("Running"), ", staying on ", current);
    }
    if (is(Why.BOTH_STANDBY)) {
      return Text.of(both("Standby"), ", nobody is Running");
    }
    if (is(Why.BOTH_SILENT)) {
      return Text.of("No answer from ", current, " and ", redundant, since());
    }
    if (is(Why.REDUNDANT_SILENT)) {
      return Text.of(current, " is Standby, no answer from ", redundant, since());
    }
    if (is(Why.REDUNDANT_STANDBY)) {
      return Text.of(reason(), ", ", redundant, " is Standby");
    }
    if (is(Why.NO_REDUNDANT_NODE)) {
      return Text.of(reason(), ", no redundant node");
    }
    return is(Why.UNKNOWN)
        ? unknown()
        : Text.of(reason(), ", not moved to ", other(), ": ", hindrance());
  }

  private boolean is(String word) {
    return word.equals(why);
  }

  private String both(String say) {
    return Text.of("Both ", say, ": ", current, " and ", redundant);
  }

  private String other() {
    return redundant == null ? "the redundant node" : redundant;
  }

  private String running() {
    if (redundant == null) {
      return Text.of(current, " Running");
    }
    if (Says.STANDBY.equals(turn.pair.redundant().says())) {
      return Text.of(current, " Running, ", redundant, " Standby");
    }
    return Says.SILENT.equals(turn.pair.redundant().says())
        ? Text.of(current, " Running, no answer from ", redundant, since())
        : Text.of(current, " Running, ", redundant, " not heard yet");
  }

  private String unknown() {
    return Says.UNKNOWN.equals(turn.pair.current().firm())
        ? Text.of("Asking ", current, " for its state")
        : Text.of(reason(), ", ", other(), " not heard yet");
  }

  private String reason() {
    if (is(Why.OPERATOR)) {
      return "Asked for by the operator";
    }
    return Says.SILENT.equals(turn.pair.current().says())
        ? Text.of("No answer from ", current, since())
        : Text.of(current, " is Standby");
  }

  private String hindrance() {
    if (is(Why.TARGET_NONE)) {
      return "no address of it is known that this page may use";
    }
    if (is(Why.TARGET_INSECURE)) {
      return "this page came by https and it has no https address";
    }
    if (is(Why.TARGET_NOT_VERIFIED)) {
      return "it answered as Running at none of its addresses";
    }
    if (is(Why.TARGET_NOT_REACHED)) {
      return "the browser did not leave the page";
    }
    return is(Why.HELD) ? "this page holds itself" : "too many moves of late";
  }

  private String movedText() {
    Moved moved = turn.setup.moved();
    return moved == null || turn.now - turn.setup.startedMillis() >= NEWS_MILLIS
        ? ""
        : Text.of(
            "Moved from ", moved.from(), " at ", turn.setup.movedAt(), ": ", movedWhy(moved), ". ");
  }

  private static String movedWhy(Moved moved) {
    if (Why.CURRENT_SILENT.equals(moved.why())) {
      int tenths = (int) ((moved.silentMillis() + 99) / 100);
      return Text.of("no answer for ", Text.of(tenths / 10), ".", Text.of(tenths % 10), " s");
    }
    return Why.CURRENT_STANDBY.equals(moved.why()) ? "it is Standby" : "asked for by the operator";
  }

  /** For how long the node that matters has not answered. */
  private String since() {
    boolean ofRedundant = is(Why.CURRENT_RUNNING) || is(Why.REDUNDANT_SILENT);
    NodeView node = ofRedundant ? turn.pair.redundant() : turn.pair.current();
    int seconds = (int) ((turn.now - node.heardMillis()) / 1000);
    return seconds < 1 ? "" : Text.of(" for ", Text.of(seconds), " s");
  }
}
