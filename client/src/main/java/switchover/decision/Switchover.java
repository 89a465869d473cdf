package switchover.decision;

import java.util.List;
import switchover.status.Address;
import switchover.status.AddressSource;

/** Carries the decision out: verifies the target's addresses in order, then lets the page jump. */
final class Switchover {
  private static final int PUBLIC_RETRY_MILLIS = 150;
  private static final int PUBLIC_PATIENCE_MILLIS = 3000;
  private static final int LEAVE_MILLIS = 5000;
  private static final int LONGEST_SPREAD_MILLIS = 10_000;
  private static final int HELD_MILLIS = 1000;

  private final Turn turn;
  private final Heartbeats heartbeats;

  Switchover(Turn turn, Heartbeats heartbeats) {
    this.turn = turn;
    this.heartbeats = heartbeats;
  }

  /** Begins, goes on with or ends a switchover as the table says now. */
  void decide() {
    if (turn.leavingMillis >= 0) {
      if (turn.now - turn.leavingMillis < LEAVE_MILLIS) {
        return;
      }
      stayed();
      pause(turn.periodMillis(), Why.TARGET_NOT_REACHED);
    }
    Decision decision = Decision.of(turn.pair);
    if (turn.moving != null && !turn.moving.byOperator() && !decision.switchover()) {
      end();
    }
    boolean allowed = turn.now >= turn.pausedMillis && turn.budget.allows(turn.epochSeconds());
    if (turn.moving == null && decision.switchover() && allowed) {
      begin(decision.why());
    }
    if (turn.moving != null
        && turn.now >= turn.moving.nextAskMillis()
        && !turn.asking(Asked.Purpose.VERIFY)) {
      turn.ask(
          Asked.Purpose.VERIFY,
          turn.moving.candidate().url(),
          deadlineMillis(turn.moving.candidate()));
    }
  }

  /**
   * An address at which the node has answered may take its time; an untried one may lead nowhere.
   */
  private int deadlineMillis(Address candidate) {
    for (Address known : turn.verified) {
      if (known.url().equals(candidate.url())) {
        return turn.timeoutMillis();
      }
    }
    return turn.pair.redundant().quickMillis(turn.timeoutMillis());
  }

  /** The operator's own click: goes wherever the redundant node is Running, budget or not. */
  void go() {
    if (turn.leavingMillis < 0) {
      end();
      begin(Why.OPERATOR);
      if (turn.moving == null) {
        notRunning();
      }
    }
  }

  /** The page did not let the jump happen. */
  void held() {
    turn.leavingMillis = -1;
    end();
    pause(HELD_MILLIS, Why.HELD);
  }

  /** The page is seen again: if it had left, it is back. */
  void cameBack() {
    if (turn.leavingMillis >= 0) {
      stayed();
    }
  }

  /** What came of asking a candidate. */
  void answered(Asked ask, Outcome outcome) {
    if (turn.moving == null) {
      return;
    }
    Address candidate = turn.moving.candidate();
    boolean verified = false;
    if (outcome instanceof Outcome.Heard heard) {
      if (ask.base().equals(turn.ownBase())) {
        heartbeats.heardAtOwnBase(heard.status(), ask.askedMillis());
      } else {
        verified = verifies(candidate, ask, heard);
      }
    }
    if (verified) {
      jump(candidate);
    } else if (turn.moving != null) {
      askAgainOrPass(candidate, ask);
    }
  }

  long wakeMillis() {
    if (turn.leavingMillis >= 0) {
      return turn.leavingMillis + LEAVE_MILLIS;
    }
    if (turn.moving != null) {
      return turn.asking(Asked.Purpose.VERIFY) ? Long.MAX_VALUE : turn.moving.nextAskMillis();
    }
    return turn.pausedMillis > turn.now ? turn.pausedMillis : Long.MAX_VALUE;
  }

  private void begin(String why) {
    List<Address> candidates =
        Candidates.of(turn.setup.place(), turn.pair, turn.verified).addresses();
    turn.pausedWhy = null;
    if (!candidates.isEmpty()) {
      int over =
          turn.pair.current().status() == null ? 0 : turn.pair.current().status().spreadMillis();
      long spread = Why.OPERATOR.equals(why) ? 0 : Math.min(over, LONGEST_SPREAD_MILLIS);
      long first = turn.now + (long) (spread * turn.setup.spread());
      turn.moving = new Moving(why, candidates, 0, first, first);
    }
  }

  private void end() {
    turn.moving = null;
    turn.drop(Asked.Purpose.VERIFY);
  }

  /** The target's own word, asked now: Running, of this pair, and the node it is taken for. */
  private boolean verifies(Address candidate, Asked ask, Outcome.Heard heard) {
    boolean shared =
        candidate.source() == AddressSource.PUBLIC_ADDRESS
            && turn.pair.samePair(heard.status())
            && turn.pair.isCurrent(heard.status());
    boolean wanted =
        shared || heartbeats.heardRedundant(heard.status(), ask.base(), ask.askedMillis()) == null;
    return wanted && heard.status().running();
  }

  private void askAgainOrPass(Address candidate, Asked ask) {
    Moving moving = turn.moving;
    boolean isPublic = candidate.source() == AddressSource.PUBLIC_ADDRESS;
    if (isPublic && turn.now - moving.sinceMillis() < PUBLIC_PATIENCE_MILLIS) {
      long next = Math.max(turn.now, ask.askedMillis() + PUBLIC_RETRY_MILLIS);
      turn.moving = moving.again(next);
      return;
    }
    if (isPublic) {
      turn.notice =
          candidate.url() + " did not answer as a Running node in time and was passed over";
    }
    turn.moving = moving.next(turn.now);
    if (turn.moving != null) {
      return;
    }
    pause(turn.periodMillis(), Why.TARGET_NOT_VERIFIED);
    if (moving.byOperator()) {
      notRunning();
    }
  }

  private void notRunning() {
    String name = Showing.redundantName(turn.pair);
    turn.notice =
        (name == null ? "The redundant node" : name) + " is not Running at any address: not moved";
  }

  private void jump(Address to) {
    String url = turn.setup.place().at(to);
    if (url.equals(turn.setup.place().href())) {
      end();
      pause(turn.periodMillis(), Why.TARGET_NONE);
      return;
    }
    NodeView left = turn.pair.current();
    boolean silent = left.missed() > 0;
    Moved moved =
        new Moved(
            Showing.currentName(turn.pair),
            turn.ownBase(),
            turn.epochMillis(),
            turn.now - left.heardMillis(),
            turn.setup.epochOffsetMillis() + (silent ? left.firstMissMillis() : left.heardMillis()),
            turn.moving.why());
    turn.leavingMillis = turn.now;
    Budget after = turn.budget.spent(turn.epochSeconds());
    turn.effects.add(new Effect.Jump(url, after.text(), moved));
  }

  /** The browser was told to leave the page, and the page is still there. */
  private void stayed() {
    turn.budget = turn.budget.spent(turn.epochSeconds());
    turn.leavingMillis = -1;
    end();
  }

  private void pause(int forMillis, String why) {
    turn.pausedMillis = turn.now + forMillis;
    turn.pausedWhy = why;
  }
}
