package switchover.decision;

import java.util.ArrayList;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.NodeStatus;
import switchover.status.RedundantStatus;

/** Asks both nodes in turn and judges what they say or leave unsaid. */
final class Heartbeats {
  /** Stands for the time of asking where a status came unasked. */
  static final long PUSHED = -1;

  private static final int MOST_REMEMBERED = 8;

  private final Turn turn;
  private boolean quick;

  Heartbeats(Turn turn) {
    this.turn = turn;
  }

  /** What was gathered so far is no evidence: ask both nodes anew, at once. */
  void voidEvidence() {
    for (Asked.Purpose purpose : Asked.Purpose.values()) {
      turn.drop(purpose);
    }
    turn.pair = new PairView(turn.pair.current().voided(), turn.pair.redundant().voided());
    turn.nextCurrentMillis = turn.now;
    turn.nextRedundantMillis = turn.now;
    turn.wide = false;
    if (turn.leavingMillis < 0) {
      turn.moving = null;
    }
  }

  /** Requests whose deadline has passed are unanswered. */
  void expire() {
    for (int i = 0; i < turn.asks.size(); i++) {
      Asked ask = turn.asks.get(i);
      if (ask.deadlineMillis() <= turn.now) {
        turn.asks.remove(i);
        turn.effects.add(new Effect.Drop(ask.id()));
        turn.route(ask, new Outcome.Miss(Cause.LATE, ""));
        i = -1;
      }
    }
  }

  /** Begins the rounds that are due. */
  void ask() {
    if (turn.now >= turn.nextCurrentMillis && !turn.asking(Asked.Purpose.CURRENT)) {
      NodeView current = turn.pair.current();
      turn.ask(
          Asked.Purpose.CURRENT,
          turn.ownBase(),
          quick ? current.quickMillis(turn.timeoutMillis()) : deadlineMillis(current));
    }
    if (turn.now >= turn.nextRedundantMillis && !turn.asking(Asked.Purpose.REDUNDANT)) {
      askRedundant();
    }
  }

  void answered(Asked ask, Outcome outcome) {
    if (ask.purpose() == Asked.Purpose.CURRENT) {
      currentAnswered(ask, outcome);
    } else {
      redundantAnswered(ask, outcome);
    }
  }

  /**
   * The current node's last word is in doubt: ask it at once, with a quick deadline. A request
   * under way is given no longer than that, and its answer does not replace the one asked now.
   */
  void confirmCurrent() {
    for (int i = 0; i < turn.asks.size(); i++) {
      Asked ask = turn.asks.get(i);
      if (ask.purpose() == Asked.Purpose.CURRENT) {
        int deadline = turn.pair.current().quickMillis(turn.timeoutMillis());
        turn.asks.set(i, ask.by(Math.max(turn.now, ask.askedMillis() + deadline)));
      }
    }
    turn.nextCurrentMillis = turn.now;
    quick = true;
  }

  /**
   * A node answered at the address from which this page came.
   *
   * @return why the answer does not count; null where it does
   */
  Outcome.Miss heardAtOwnBase(NodeStatus answer, long askedMillis) {
    NodeView current = turn.pair.current();
    if (!turn.pair.samePair(answer)) {
      return new Outcome.Miss(Cause.OTHER_PAIR, answer.pair());
    }
    if (!turn.pair.isCurrent(answer)) {
      if (!turn.pair.isRedundant(answer)) {
        return new Outcome.Miss(Cause.OTHER_NODE, answer.nodeId());
      }
      swap(answer);
      return null;
    }
    if (current.stale(answer, turn.now)) {
      return staleUnlessCrossed(current, answer, askedMillis);
    }
    learn(current.heard(answer, turn.ownBase(), took(askedMillis, current), turn.now));
    return null;
  }

  /**
   * The redundant node is thought to have answered.
   *
   * @return why the answer does not count; null where it does
   */
  Outcome.Miss heardRedundant(NodeStatus answer, String base, long askedMillis) {
    NodeView redundant = turn.pair.redundant();
    if (!turn.pair.samePair(answer)) {
      return new Outcome.Miss(Cause.OTHER_PAIR, answer.pair());
    }
    if (!turn.pair.isRedundant(answer)) {
      return new Outcome.Miss(Cause.OTHER_NODE, answer.nodeId());
    }
    if (redundant.stale(answer, turn.now)) {
      return staleUnlessCrossed(redundant, answer, askedMillis);
    }
    NodeView heard = redundant.heard(answer, base, took(askedMillis, redundant), turn.now);
    turn.pair = new PairView(turn.pair.current(), heard);
    remember(base);
    boolean suspects =
        answer.redundantNode() != null
            && answer.redundantNode().status() == RedundantStatus.FAULTED;
    if ((answer.running() || suspects) && turn.pair.current().says() == Says.RUNNING) {
      confirmCurrent();
    }
    return null;
  }

  private long took(long askedMillis, NodeView view) {
    return askedMillis == PUSHED ? view.roundTripMillis() : turn.now - askedMillis;
  }

  private Outcome.Miss staleUnlessCrossed(NodeView view, NodeStatus answer, long askedMillis) {
    return view.heardMillis() >= askedMillis ? null : new Outcome.Miss(Cause.STALE, "");
  }

  private void currentAnswered(Asked ask, Outcome outcome) {
    Outcome.Miss miss =
        outcome instanceof Outcome.Heard heard
            ? heardAtOwnBase(heard.status(), ask.askedMillis())
            : (Outcome.Miss) outcome;
    NodeView current = turn.pair.current();
    if (miss != null) {
      current = current.missed(miss, turn.now);
      turn.pair = new PairView(current, turn.pair.redundant());
    }
    if (turn.nextCurrentMillis > ask.askedMillis()) {
      quick = true;
    } else {
      turn.nextCurrentMillis = nextRound(current, ask);
    }
  }

  private void redundantAnswered(Asked ask, Outcome outcome) {
    if (outcome instanceof Outcome.Heard heard) {
      if (turn.pair.samePair(heard.status()) && turn.pair.isCurrent(heard.status())) {
        roundGoesOn(ask);
        return;
      }
      Outcome.Miss miss = heardRedundant(heard.status(), ask.base(), ask.askedMillis());
      if (miss == null) {
        turn.drop(Asked.Purpose.REDUNDANT);
        turn.nextRedundantMillis = nextRound(turn.pair.redundant(), ask);
        return;
      }
      turn.roundMiss = miss;
    } else {
      turn.roundMiss = (Outcome.Miss) outcome;
    }
    roundGoesOn(ask);
  }

  /** An address was no help: the round ends when the others were none either. */
  private void roundGoesOn(Asked ask) {
    if (turn.asking(Asked.Purpose.REDUNDANT)) {
      return;
    }
    if (!turn.wide) {
      turn.wide = true;
      askAllBut(ask.base());
      if (turn.asking(Asked.Purpose.REDUNDANT)) {
        return;
      }
    }
    NodeView redundant = turn.pair.redundant();
    if (turn.roundMiss != null) {
      redundant = redundant.missed(turn.roundMiss, turn.now);
      turn.pair = new PairView(turn.pair.current(), redundant);
    }
    turn.nextRedundantMillis = nextRound(redundant, ask);
  }

  private void askRedundant() {
    String last = turn.pair.redundant().base();
    turn.roundMiss = null;
    turn.wide = last == null || turn.pair.redundant().missed() > 0;
    if (turn.wide) {
      askAllBut(null);
    } else {
      turn.ask(Asked.Purpose.REDUNDANT, last, deadlineMillis(turn.pair.redundant()));
    }
    if (!turn.asking(Asked.Purpose.REDUNDANT)) {
      turn.nextRedundantMillis = turn.now + turn.periodMillis();
    }
  }

  private void askAllBut(String asked) {
    for (Address address :
        Candidates.of(turn.setup.place(), turn.pair, turn.verified).addresses()) {
      String base = address.url();
      if (!base.equals(asked) && !base.equals(turn.ownBase())) {
        turn.ask(Asked.Purpose.REDUNDANT, base, deadlineMillis(turn.pair.redundant()));
      }
    }
  }

  /** A node that was just found unanswering or is in doubt is given less time than a silent one. */
  private int deadlineMillis(NodeView node) {
    boolean confirming = node.doubted() || node.missed() > 0 && node.missed() < node.limit();
    return confirming ? node.quickMillis(turn.timeoutMillis()) : turn.timeoutMillis();
  }

  private long nextRound(NodeView node, Asked ask) {
    boolean confirming = node.missed() > 0 && node.missed() < node.limit();
    return confirming ? turn.now : Math.max(turn.now, ask.askedMillis() + turn.periodMillis());
  }

  /** Takes over what the current node says of itself, of the redundant node and of heartbeats. */
  private void learn(NodeView current) {
    NodeStatus status = current.status();
    int limit = status.heartbeat().missed();
    NodeView redundant = turn.pair.redundant().silentAfter(limit);
    String told = status.redundantNode() == null ? null : status.redundantNode().nodeId();
    if (redundant.nodeId() != null && told != null && !told.equals(redundant.nodeId())) {
      turn.drop(Asked.Purpose.REDUNDANT);
      redundant = NodeView.unheard(told, null, limit, turn.now);
    } else if (redundant.nodeId() == null && told != null) {
      redundant = NodeView.unheard(told, null, limit, turn.now);
      turn.nextRedundantMillis = turn.now;
    }
    turn.pair = new PairView(current.silentAfter(limit), redundant);
  }

  /** The page's own address is answered by the other node: the page is already there. */
  private void swap(NodeStatus answer) {
    for (Asked.Purpose purpose : Asked.Purpose.values()) {
      turn.drop(purpose);
    }
    turn.moving = null;
    turn.roundMiss = null;
    NodeView left = turn.pair.current().voided().at(null);
    NodeView now = turn.pair.redundant().heard(answer, turn.ownBase(), 0, turn.now);
    turn.pair = new PairView(now, left);
    turn.verified = new ArrayList<>();
    learn(now);
    turn.nextRedundantMillis = turn.now;
    turn.notice = "This address is now answered by " + answer.name();
    if (turn.setup.reload() && turn.budget.allows(turn.epochSeconds())) {
      turn.budget = turn.budget.spent(turn.epochSeconds());
      turn.effects.add(new Effect.Reload(turn.budget.text()));
    }
  }

  private void remember(String base) {
    for (Address known : turn.verified) {
      if (known.url().equals(base)) {
        return;
      }
    }
    AddressSource source = AddressSource.REMOTE_ADDRESS;
    for (Address given : Candidates.of(turn.setup.place(), turn.pair, turn.verified).addresses()) {
      source = given.url().equals(base) ? given.source() : source;
    }
    turn.verified = new ArrayList<>(turn.verified);
    turn.verified.add(new Address(base, source));
    if (turn.verified.size() > MOST_REMEMBERED) {
      turn.verified.remove(0);
    }
  }
}
