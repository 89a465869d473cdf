package switchover.decision;

/** Asks both nodes in turn and judges what they say or leave unsaid. */
final class Heartbeats {
  /** Stands for the time of asking where a status came unasked. */
  private static final double PUSHED = -1;

  /** So often a page asks by itself whatever it is told: by that its node counts it. */
  static final int OWN_MILLIS = 30_000;

  private static final int GRACE_MILLIS = 100;
  private static final int MOST_REMEMBERED = 8;

  private Heartbeats() {}

  /** What was gathered so far is no evidence: ask both nodes anew, at once. */
  static void voidEvidence(Turn turn) {
    turn.dropAll();
    turn.pair = new PairView(turn.pair.current().voided(), turn.pair.redundant().voided());
    turn.nextCurrentMillis = turn.now;
    turn.nextRedundantMillis = turn.now;
    turn.wide = false;
    if (turn.leavingMillis < 0) {
      turn.moving = null;
    }
  }

  /**
   * Requests whose deadline has passed are unanswered. Where the page is late itself, the answer
   * may be there and wait for its turn: once, it is given a moment.
   */
  static void expire(Turn turn) {
    for (int i = 0; i < turn.asks.size(); i++) {
      Asked ask = turn.asks.get(i);
      if (ask.deadlineMillis() <= turn.now) {
        turn.asks = turn.asks.without(i);
        i = -1;
        if (turn.late && !ask.graced()) {
          turn.asks = turn.asks.with(ask.graced(turn.now + GRACE_MILLIS));
        } else {
          turn.add(Effect.drop(ask.id()));
          turn.route(ask, Outcome.miss(Cause.LATE, ""));
        }
      }
    }
  }

  /** Begins the rounds that are due. */
  static void ask(Turn turn) {
    if (turn.now >= turn.nextCurrentMillis && !turn.asking(Asked.CURRENT)) {
      NodeView current = turn.pair.current();
      turn.ask(
          Asked.CURRENT,
          turn.ownBase(),
          turn.quick ? current.quickMillis(turn.timeoutMillis()) : deadlineMillis(turn, current));
    }
    if (turn.now >= turn.redundantDueMillis() && !turn.asking(Asked.REDUNDANT)) {
      askRedundant(turn);
    }
  }

  static void answered(Turn turn, Asked ask, Outcome outcome) {
    if (ask.purpose() == Asked.CURRENT) {
      currentAnswered(turn, ask, outcome);
    } else {
      redundantAnswered(turn, ask, outcome);
    }
  }

  /**
   * The current node's last word is in doubt: ask it at once, with a quick deadline. A request
   * under way is given no longer than that, and its answer does not replace the one asked now.
   */
  static void confirmCurrent(Turn turn) {
    int deadline = turn.pair.current().quickMillis(turn.timeoutMillis());
    Row<Asked> asks = Row.empty();
    for (int i = 0; i < turn.asks.size(); i++) {
      Asked ask = turn.asks.get(i);
      boolean asked = ask.purpose() == Asked.CURRENT;
      asks = asks.with(asked ? ask.by(Math.max(turn.now, ask.askedMillis() + deadline)) : ask);
    }
    turn.asks = asks;
    turn.nextCurrentMillis = turn.now;
    turn.quick = true;
  }

  /**
   * A node answered at the address from which this page came.
   *
   * @return why the answer does not count; null where it does
   */
  static Outcome heardAtOwnBase(Turn turn, Answer answer, double askedMillis) {
    NodeView current = turn.pair.current();
    if (!turn.pair.samePair(answer) && !turn.pair.joins(answer)) {
      return Outcome.miss(Cause.OTHER_PAIR, answer.pair());
    }
    if (!turn.pair.isCurrent(answer)) {
      if (!turn.pair.isRedundant(answer)) {
        return Outcome.miss(Cause.OTHER_NODE, answer.nodeId());
      }
      swap(turn, answer);
      return null;
    }
    if (current.stale(answer, turn.now)) {
      return staleUnlessCrossed(turn, current, answer, askedMillis);
    }
    learn(turn, current.heard(answer, turn.ownBase(), took(turn, askedMillis, current), turn.now));
    return null;
  }

  /**
   * A status came unasked, from a stream or a neighbour.
   *
   * @return why it does not count; null where it does
   */
  static Outcome heardUnasked(Turn turn, boolean current, Answer answer, String base) {
    return current
        ? heardAtOwnBase(turn, answer, PUSHED)
        : heardRedundant(turn, answer, base, PUSHED);
  }

  /**
   * The redundant node is thought to have answered.
   *
   * @return why the answer does not count; null where it does
   */
  static Outcome heardRedundant(Turn turn, Answer answer, String base, double askedMillis) {
    NodeView redundant = turn.pair.redundant();
    if (!turn.pair.samePair(answer)) {
      return Outcome.miss(Cause.OTHER_PAIR, answer.pair());
    }
    if (!turn.pair.isRedundant(answer)) {
      return Outcome.miss(Cause.OTHER_NODE, answer.nodeId());
    }
    if (redundant.stale(answer, turn.now)) {
      return staleUnlessCrossed(turn, redundant, answer, askedMillis);
    }
    NodeView heard = redundant.heard(answer, base, took(turn, askedMillis, redundant), turn.now);
    turn.pair = turn.pair.withRedundant(heard);
    remember(turn, base);
    boolean suspects = Answer.FAULTED.equals(answer.relayed());
    if ((answer.running() || suspects) && Says.RUNNING.equals(turn.pair.current().says())) {
      confirmCurrent(turn);
    }
    return null;
  }

  /**
   * A node whose last word holds shows that it lives: that is as good as an answer. It is asked all
   * the same once this page has not done so for a while, or has something to report.
   *
   * @param untilMillis when it is asked where it shows nothing more
   */
  static void spare(Turn turn, boolean current, double untilMillis) {
    if (!current) {
      turn.pair = turn.pair.withRedundant(turn.pair.redundant().alive(turn.now));
      turn.nextRedundantMillis = Math.min(untilMillis, turn.ownRedundantMillis + OWN_MILLIS);
      return;
    }
    turn.pair = turn.pair.withCurrent(turn.pair.current().alive(turn.now));
    if (Readiness.query(turn).equals(turn.reported)) {
      turn.nextCurrentMillis = Math.min(untilMillis, turn.ownCurrentMillis + OWN_MILLIS);
    }
  }

  private static double took(Turn turn, double askedMillis, NodeView view) {
    return askedMillis == PUSHED ? view.roundTripMillis() : turn.now - askedMillis;
  }

  private static Outcome staleUnlessCrossed(
      Turn turn, NodeView view, Answer answer, double askedMillis) {
    return view.saidMillis() >= askedMillis ? null : Outcome.miss(Cause.STALE, "");
  }

  private static void currentAnswered(Turn turn, Asked ask, Outcome outcome) {
    Outcome miss =
        outcome.status() == null
            ? outcome
            : heardAtOwnBase(turn, outcome.status(), ask.askedMillis());
    NodeView current = turn.pair.current();
    if (miss != null) {
      current = current.missed(miss, turn.now);
      turn.pair = turn.pair.withCurrent(current);
    }
    if (turn.nextCurrentMillis > ask.askedMillis() && turn.nextCurrentMillis <= turn.now) {
      turn.quick = true;
    } else {
      turn.nextCurrentMillis = nextRound(turn, current, ask, turn.nextCurrentMillis);
    }
  }

  private static void redundantAnswered(Turn turn, Asked ask, Outcome outcome) {
    Answer answer = outcome.status();
    if (answer != null) {
      if (turn.pair.samePair(answer) && turn.pair.isCurrent(answer)) {
        roundGoesOn(turn, ask);
        return;
      }
      Outcome miss = heardRedundant(turn, answer, ask.base(), ask.askedMillis());
      if (miss == null) {
        turn.drop(Asked.REDUNDANT);
        turn.nextRedundantMillis =
            nextRound(turn, turn.pair.redundant(), ask, plannedRedundantMillis(turn, ask));
        return;
      }
      turn.roundMiss = miss;
    } else {
      turn.roundMiss = outcome;
    }
    roundGoesOn(turn, ask);
  }

  /** An address was no help: the round ends when the others were none either. */
  private static void roundGoesOn(Turn turn, Asked ask) {
    if (turn.asking(Asked.REDUNDANT)) {
      return;
    }
    if (!turn.wide) {
      turn.wide = true;
      askAllBut(turn, ask.base());
      if (turn.asking(Asked.REDUNDANT)) {
        return;
      }
    }
    NodeView redundant = turn.pair.redundant();
    if (turn.roundMiss != null) {
      redundant = redundant.missed(turn.roundMiss, turn.now);
      turn.pair = turn.pair.withRedundant(redundant);
    }
    turn.nextRedundantMillis = nextRound(turn, redundant, ask, turn.nextRedundantMillis);
  }

  private static void askRedundant(Turn turn) {
    String last = turn.pair.redundant().base();
    turn.roundMiss = null;
    turn.wide = last == null || turn.pair.redundant().missed() > 0;
    if (turn.wide) {
      askAllBut(turn, null);
    } else {
      turn.ask(Asked.REDUNDANT, last, deadlineMillis(turn, turn.pair.redundant()));
    }
    if (!turn.asking(Asked.REDUNDANT)) {
      turn.nextRedundantMillis = turn.now + turn.periodMillis();
    }
  }

  private static void askAllBut(Turn turn, String asked) {
    Row<Address> among = candidates(turn);
    for (int i = 0; i < among.size(); i++) {
      String base = among.get(i).url();
      if (!base.equals(asked) && !base.equals(turn.ownBase())) {
        turn.ask(Asked.REDUNDANT, base, deadlineMillis(turn, turn.pair.redundant()));
      }
    }
  }

  /**
   * A node that was just found unanswering or is in doubt is given less time than a silent one; one
   * that has never answered is given all of it.
   */
  private static int deadlineMillis(Turn turn, NodeView node) {
    boolean confirming = node.doubted() || node.missed() > 0 && node.missed() < node.limit();
    return confirming && node.status() != null
        ? node.quickMillis(turn.timeoutMillis())
        : turn.timeoutMillis();
  }

  /** Where its stream shows life, not before the next sign. */
  private static double plannedRedundantMillis(Turn turn, Asked ask) {
    return turn.redundantStream.lives()
        ? ask.askedMillis() + turn.nextSignMillis(false)
        : turn.nextRedundantMillis;
  }

  /** At once where a node is found unanswering; else a period after, or later where planned so. */
  private static double nextRound(Turn turn, NodeView node, Asked ask, double plannedMillis) {
    boolean confirming = node.missed() > 0 && node.missed() < node.limit();
    return confirming ? turn.now : Math.max(plannedMillis, ask.askedMillis() + turn.periodMillis());
  }

  /** Takes over what the current node says of itself, of the redundant node and of heartbeats. */
  private static void learn(Turn turn, NodeView current) {
    turn.stoodStill = false;
    Answer status = current.status();
    int limit = status.missed();
    NodeView redundant = turn.pair.redundant().silentAfter(limit);
    String told = status.relayedId();
    if (redundant.nodeId() != null && told != null && !told.equals(redundant.nodeId())) {
      turn.drop(Asked.REDUNDANT);
      redundant = NodeView.unheard(told, null, limit, turn.now);
    } else if (redundant.nodeId() == null && told != null) {
      redundant = NodeView.unheard(told, null, limit, turn.now);
      turn.nextRedundantMillis = turn.now;
    } else if (redundant.answering() && Answer.FAULTED.equals(status.relayed())) {
      turn.nextRedundantMillis = turn.now;
    }
    turn.pair = new PairView(current.silentAfter(limit), redundant);
  }

  /** The page's own address is answered by the other node: the page is already there. */
  private static void swap(Turn turn, Answer answer) {
    turn.dropAll();
    turn.moving = null;
    turn.roundMiss = null;
    NodeView left = turn.pair.current().voided().at(null);
    NodeView now = turn.pair.redundant().heard(answer, turn.ownBase(), 0, turn.now);
    turn.pair = new PairView(now, left);
    turn.verified = Row.empty();
    learn(turn, now);
    turn.nextRedundantMillis = turn.now;
    turn.notice = Words.say(turn.words, "This address is now answered by {0}", answer.name());
    if (turn.setup.reload() && turn.budget.allows(turn.epochSeconds())) {
      turn.budget = turn.budget.spent(turn.epochSeconds());
      turn.add(new Effect(Effect.RELOAD, 0, null, 0, turn.budget, null));
    }
  }

  private static void remember(Turn turn, String base) {
    if (Candidates.find(turn.verified, base) != null) {
      return;
    }
    Address given = Candidates.find(candidates(turn), base);
    turn.verified = turn.verified.with(given == null ? new Address(base, false) : given);
    if (turn.verified.size() > MOST_REMEMBERED) {
      turn.verified = turn.verified.without(0);
    }
  }

  /** The redundant node's addresses, as far as they are known. */
  static Row<Address> candidates(Turn turn) {
    return Candidates.of(turn.setup.place(), turn.pair, turn.verified).addresses();
  }
}
