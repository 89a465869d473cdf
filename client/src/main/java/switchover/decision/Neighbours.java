package switchover.decision;

/**
 * The pages of one station and node spare the node and the browser: one listens to streams and asks
 * where they bring no signs of life, and says to the others what it hears.
 *
 * <p>Nobody is elected. A page that listens says so when it begins and with each word, and of two
 * that listen the one with the lower rank goes on. A page that has heard no such word for a period
 * and a little more asks by itself at once, and soon listens by itself; so nobody depends on a page
 * that was closed, frozen or hidden. A word only confirms what this page believes already: a node
 * that is silent or in doubt has to answer the page itself, and where to go is asked by the page
 * itself.
 */
final class Neighbours {
  /** An older word says nothing of now. */
  private static final int FRESH_MILLIS = 500;

  /** How late a word may come before a page asks by itself. */
  private static final int LATE_MILLIS = 100;

  /** Over how long pages spread that begin to listen in place of one that is gone. */
  private static final int SPREAD_MILLIS = 1000;

  private Neighbours() {}

  /** For so long after its last word a neighbour is thought to be there. */
  private static final int KEPT_MILLIS = 2 * Heartbeats.OWN_MILLIS;

  /** A neighbour begins to listen or heard a node, or its stream broke: no outcome then. */
  static void said(Turn turn, Word word, Outcome outcome) {
    turn.neighboursMillis = turn.now + KEPT_MILLIS;
    boolean current = turn.ownBase().equals(word.base());
    boolean fresh = word.ageMillis() >= 0 && word.ageMillis() <= FRESH_MILLIS;
    if (!fresh || !believes(turn, current, word.base())) {
      return;
    }
    if (outcome == null) {
      Streams.doubt(turn, current);
      return;
    }
    boolean listens = Streams.listening(turn);
    if (listens && word.rank() > turn.setup.spread()) {
      turn.add(Effect.speak(Effect.SPEAK, word.base()));
    }
    boolean counts =
        word.alive()
            || outcome.status() != null
                && Heartbeats.heardUnasked(turn, current, outcome.status(), word.base()) == null;
    if (!listens || word.rank() < turn.setup.spread()) {
      relieve(turn, current, word, counts);
    }
  }

  /** Whether the node is one that this page knows there, and it answers. */
  private static boolean believes(Turn turn, boolean current, String base) {
    return current
        ? turn.pair.current().answering()
        : turn.pair.redundant().answering()
            && Candidates.find(Heartbeats.candidates(turn), base) != null;
  }

  /** What this page need not do by itself, for as long as such words go on. */
  private static void relieve(Turn turn, boolean current, Word word, boolean counts) {
    double rank = turn.setup.spread();
    double late = turn.now - word.ageMillis() + LATE_MILLIS;
    if (word.rank() >= 0) {
      turn.listenMillis = late + turn.periodMillis() + rank * SPREAD_MILLIS;
    }
    if (counts) {
      double until = late + turn.nextSignMillis(current) + rank * LATE_MILLIS;
      Heartbeats.spare(turn, current, until);
    }
  }
}
