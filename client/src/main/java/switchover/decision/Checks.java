package switchover.decision;

/**
 * Looks in quiet times whether a switchover would find its way: whether the public address leads to
 * the pair, and whether the HMI knows its user there. Nothing is ever decided by it, and nothing
 * waits for it.
 */
final class Checks {
  private static final String SIGNED_IN = "Yes";
  private static final String NOT_SIGNED_IN = "No";
  private static final int EVERY_MILLIS = 60_000;

  private Checks() {}

  /** Begins what is due. */
  static void ask(Turn turn) {
    if (turn.now < wakeMillis(turn)) {
      return;
    }
    turn.nextCheckMillis = turn.now + EVERY_MILLIS;
    Address open = publicAddress(turn);
    if (open == null || open.url().equals(turn.ownBase())) {
      turn.publicWord = null;
    } else {
      String status = Text.of(open.url(), "/status");
      turn.request(Asked.PUBLIC, Effect.CHECK, open.url(), status, turn.timeoutMillis());
    }
    if (turn.setup.session() != null) {
      askForSession(turn, 0);
    }
  }

  /** When it is due, as long as these are quiet times. */
  static double wakeMillis(Turn turn) {
    boolean quiet = turn.atRest() && turn.pair.redundant().answering();
    return quiet ? turn.nextCheckMillis : Double.MAX_VALUE;
  }

  /** At the first address to which a jump would lead, from this one on. */
  private static void askForSession(Turn turn, int from) {
    Row<Address> among = Heartbeats.candidates(turn);
    for (int i = from; i < among.size(); i++) {
      Address to = among.get(i);
      if (!to.url().equals(turn.ownBase())) {
        String url = turn.setup.place().at(to, turn.setup.session());
        turn.request(Asked.SESSION, Effect.CHECK_SESSION, to.url(), url, turn.timeoutMillis());
        return;
      }
    }
  }

  /** What came of it. */
  static void answered(Turn turn, Asked ask, Outcome outcome) {
    if (ask.purpose() == Asked.SESSION) {
      turn.sessionWord = signedIn(outcome);
      if (unanswered(outcome)) {
        askForSession(turn, 1 + Candidates.indexOf(Heartbeats.candidates(turn), ask.base()));
      }
      return;
    }
    Answer answer = outcome.status();
    if (answer == null) {
      turn.publicWord = outcome.cause();
    } else if (!turn.pair.samePair(answer)) {
      turn.publicWord = Cause.OTHER_PAIR;
    } else {
      boolean ofPair = turn.pair.isCurrent(answer) || turn.pair.isRedundant(answer);
      turn.publicWord = ofPair ? Readiness.READY : Cause.OTHER_NODE;
    }
  }

  /** By the status of the answer: whatever its body is, it is not a node's. */
  private static String signedIn(Outcome outcome) {
    boolean refused = "401".equals(outcome.detail()) || "403".equals(outcome.detail());
    if (refused || Cause.REDIRECT.equals(outcome.cause())) {
      return NOT_SIGNED_IN;
    }
    boolean open = Cause.HTTP_STATUS.equals(outcome.cause()) || unanswered(outcome);
    return open ? Says.UNKNOWN : SIGNED_IN;
  }

  private static boolean unanswered(Outcome outcome) {
    return Cause.NO_CONNECTION.equals(outcome.cause()) || Cause.LATE.equals(outcome.cause());
  }

  /** Null where the redundant node has none that this page may use. */
  private static Address publicAddress(Turn turn) {
    Row<Address> among = Heartbeats.candidates(turn);
    return among.size() > 0 && among.get(0).isPublic() ? among.get(0) : null;
  }
}
