package switchover.decision;

/** Tells the current node, with each heartbeat, whether this page could move to the other one. */
final class Readiness {
  static final String READY = "Ready";

  private static final int MOST_PAGES = 2_000_000_000;

  private Readiness() {}

  /** The query of a heartbeat: which page asks, and what it finds; empty where it has no choice. */
  static String query(Turn turn) {
    String word = word(turn);
    int page = (int) (turn.setup.spread() * MOST_PAGES);
    return word == null
        ? ""
        : Text.of(
            "?page=",
            Text.of(page),
            "&other=",
            word,
            part("&public=", turn.publicWord),
            part("&session=", turn.sessionWord));
  }

  private static String part(String name, String word) {
    return word == null ? null : Text.of(name, word);
  }

  private static String word(Turn turn) {
    NodeView redundant = turn.pair.redundant();
    if (redundant.answering()) {
      return READY;
    }
    if (turn.pair.current().status() == null || turn.pair.alone()) {
      return null;
    }
    Candidates candidates = Candidates.of(turn.setup.place(), turn.pair, turn.verified);
    if (candidates.addresses().size() == 0) {
      return candidates.insecure() ? Why.TARGET_INSECURE : Why.TARGET_NONE;
    }
    return redundant.lastMiss() == null ? Says.UNKNOWN : redundant.lastMiss().cause();
  }
}
