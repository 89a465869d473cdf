package switchover.decision;

/**
 * Tells the current node, with each heartbeat, whether this page could move to the other one, and
 * at its end that it goes.
 */
final class Readiness {
  static final String READY = "Ready";

  private static final int MOST_PAGES = 2_000_000_000;

  private Readiness() {}

  /** The query of a heartbeat: which page asks, and what it finds; empty where it has no choice. */
  static String query(Turn turn) {
    String word = word(turn);
    return word == null
        ? ""
        : Text.of(
            page(turn.setup),
            "&other=",
            word,
            part("&public=", turn.publicWord),
            part("&session=", turn.sessionWord));
  }

  /** See {@link Page#farewell}. */
  static String farewell(Setup setup) {
    return Text.of(setup.place().base().text(), "/status/gone", page(setup));
  }

  private static String page(Setup setup) {
    return Text.of("?page=", Text.of((int) (setup.spread() * MOST_PAGES)));
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
