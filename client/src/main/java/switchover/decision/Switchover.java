package switchover.decision;

/** Carries the decision out: verifies the target's addresses in order, then lets the page jump. */
final class Switchover {
  private static final int PUBLIC_RETRY_MILLIS = 150;
  private static final int PUBLIC_PATIENCE_MILLIS = 3000;
  private static final int LEAVE_MILLIS = 5000;
  private static final int LONGEST_SPREAD_MILLIS = 10_000;
  private static final int HELD_MILLIS = 1000;

  private Switchover() {}

  /** Begins, goes on with or ends a switchover as the table says now. */
  static void decide(Turn turn) {
    if (turn.leavingMillis >= 0) {
      if (turn.now - turn.leavingMillis < LEAVE_MILLIS) {
        return;
      }
      notLeft(turn);
    }
    Decision decision = Decision.of(turn.pair);
    if (turn.moving != null && !turn.moving.byOperator() && !decision.switchover()) {
      end(turn);
    }
    if (!Why.CURRENT_STANDBY.equals(decision.why()) && !Why.UNKNOWN.equals(decision.why())) {
      turn.announcedMillis = -1;
    }
    if (Says.RUNNING.equals(turn.pair.current().firm())) {
      turn.turnMillis = -1;
    }
    boolean allowed = turn.now >= turn.pausedMillis && turn.budget.allows(turn.epochSeconds());
    if (turn.moving == null && decision.switchover() && allowed && isDue(turn, decision.why())) {
      begin(turn, decision.why());
    }
    if (turn.moving != null
        && turn.now >= turn.moving.nextAskMillis()
        && !turn.asking(Asked.VERIFY)) {
      turn.ask(
          Asked.VERIFY,
          turn.moving.candidate().url(),
          deadlineMillis(turn, turn.moving.candidate()));
    }
  }

  /**
   * An address at which the node has answered may take its time; an untried one may lead nowhere. A
   * public one may take all of the patience with it: how soon another address answers says nothing
   * of the way through it. The page's own is known: where it hangs, it is asked again soon, since
   * whoever stands behind it may have changed by then.
   */
  private static int deadlineMillis(Turn turn, Address candidate) {
    int timeout = turn.timeoutMillis();
    if (Candidates.find(turn.verified, candidate.url()) != null) {
      return timeout;
    }
    boolean own = candidate.url().equals(turn.ownBase());
    NodeView known = own ? turn.pair.current() : turn.pair.redundant();
    int quick = known.quickMillis(timeout);
    double left = turn.moving.sinceMillis() + PUBLIC_PATIENCE_MILLIS - turn.now;
    return candidate.isPublic() && !own ? (int) Math.max(quick, Math.min(left, timeout)) : quick;
  }

  /**
   * Whether to go now: where the page warns of a planned switch, not before that time is over. A
   * node that is silent is left at once, since nothing can be done on its page.
   */
  private static boolean isDue(Turn turn, String why) {
    if (Why.CURRENT_STANDBY.equals(why) && turn.announcedMillis < 0) {
      turn.announcedMillis = turn.now + turn.setup.warnMillis();
    }
    return !Why.CURRENT_STANDBY.equals(why) || turn.now >= turn.announcedMillis;
  }

  /** The operator wants to stay a while: the warning begins anew, as often as wanted. */
  static void putOff(Turn turn) {
    if (turn.moving == null && seconds(turn) > 0) {
      turn.announcedMillis = turn.now + turn.setup.warnMillis();
    }
  }

  /** Until an announced move, or one that waits its turn among many; 0 where none does. */
  static int seconds(Turn turn) {
    return (int) Math.max(0, Math.ceil((dueMillis(turn) - turn.now) / 1000));
  }

  private static double dueMillis(Turn turn) {
    return turn.moving == null ? turn.announcedMillis : turn.moving.sinceMillis();
  }

  /**
   * The operator's own click: goes wherever the redundant node is Running, budget or not. One that
   * is clicked again meanwhile goes on, for no address would be passed over else.
   */
  static void go(Turn turn) {
    boolean going = turn.moving != null && turn.moving.byOperator();
    if (turn.leavingMillis < 0 && !going) {
      end(turn);
      begin(turn, Why.OPERATOR);
      if (turn.moving == null) {
        notRunning(turn);
      }
    }
  }

  /** The browser did not leave the page. What is around a frame may be beyond it: not the frame. */
  static void notLeft(Turn turn) {
    if (turn.movesTop() && turn.moving != null) {
      turn.frameOnly = true;
      turn.leavingMillis = -1;
      turn.moving = turn.moving.again(turn.now);
      return;
    }
    stayed(turn);
    pause(turn, turn.periodMillis(), Why.TARGET_NOT_REACHED);
  }

  /** The page did not let the jump happen. */
  static void held(Turn turn) {
    turn.leavingMillis = -1;
    end(turn);
    pause(turn, HELD_MILLIS, Why.HELD);
  }

  /** The page is seen again: if it had left, it is back. */
  static void cameBack(Turn turn) {
    if (turn.leavingMillis >= 0) {
      stayed(turn);
    }
  }

  /** What came of asking a candidate. */
  static void answered(Turn turn, Asked ask, Outcome outcome) {
    if (turn.moving == null) {
      return;
    }
    Address candidate = turn.moving.candidate();
    boolean verified = false;
    Answer answer = outcome.status();
    if (answer != null) {
      if (ask.base().equals(turn.ownBase())) {
        Heartbeats.heardAtOwnBase(turn, answer, ask.askedMillis());
      } else {
        verified = verifies(turn, candidate, ask, answer);
      }
    }
    if (verified) {
      jump(turn, candidate);
    } else if (turn.moving != null) {
      askAgainOrPass(turn, candidate, ask);
    }
  }

  static double wakeMillis(Turn turn) {
    if (turn.leavingMillis >= 0) {
      return turn.leavingMillis + LEAVE_MILLIS;
    }
    int seconds = seconds(turn);
    double tick = seconds > 0 ? dueMillis(turn) - (seconds - 1) * 1000 : Double.MAX_VALUE;
    if (turn.moving != null) {
      double next = Math.min(turn.moving.nextAskMillis(), tick);
      return turn.asking(Asked.VERIFY) ? Double.MAX_VALUE : next;
    }
    return turn.pausedMillis > turn.now ? Math.min(turn.pausedMillis, tick) : tick;
  }

  private static void begin(Turn turn, String why) {
    Row<Address> candidates =
        Candidates.of(turn.setup.place(), turn.pair, turn.verified).addresses();
    turn.pausedWhy = null;
    if (candidates.size() > 0) {
      int over =
          turn.pair.current().status() == null ? 0 : turn.pair.current().status().spreadMillis();
      double spread = Math.min(over, LONGEST_SPREAD_MILLIS);
      if (turn.turnMillis < 0 && spread > 0) {
        turn.turnMillis = turn.now + Math.floor(spread * turn.setup.spread());
      }
      boolean atOnce = Why.OPERATOR.equals(why) || turn.turnMillis < turn.now;
      double first = atOnce ? turn.now : turn.turnMillis;
      turn.moving = new Moving(why, candidates, 0, first, first);
    }
  }

  private static void end(Turn turn) {
    turn.moving = null;
    turn.drop(Asked.VERIFY);
  }

  /**
   * The target's own word, asked now: Running, of this pair, and the node it is taken for. Where a
   * newer word has overtaken the answer, that one holds.
   */
  private static boolean verifies(Turn turn, Address candidate, Asked ask, Answer answer) {
    if (candidate.isPublic() && turn.pair.samePair(answer) && turn.pair.isCurrent(answer)) {
      return answer.running();
    }
    return Heartbeats.heardRedundant(turn, answer, ask.base(), ask.askedMillis()) == null
        && Says.RUNNING.equals(turn.pair.redundant().says());
  }

  private static void askAgainOrPass(Turn turn, Address candidate, Asked ask) {
    Moving moving = turn.moving;
    boolean isPublic = candidate.isPublic();
    if (isPublic && turn.now - moving.sinceMillis() < PUBLIC_PATIENCE_MILLIS) {
      double next = Math.max(turn.now, ask.askedMillis() + PUBLIC_RETRY_MILLIS);
      turn.moving = moving.again(next);
      return;
    }
    if (isPublic) {
      turn.notice =
          Words.say(
              turn.words,
              "{0} did not answer as a Running node in time and was passed over",
              candidate.url());
    }
    turn.moving = moving.next(turn.now);
    if (turn.moving != null) {
      return;
    }
    pause(turn, turn.periodMillis(), Why.TARGET_NOT_VERIFIED);
    if (moving.byOperator()) {
      notRunning(turn);
    }
  }

  private static void notRunning(Turn turn) {
    String name = Showing.redundantName(turn.pair);
    turn.notice =
        Words.say(
            turn.words,
            "{0} is not Running at any address: not moved",
            name == null ? Words.say(turn.words, "The redundant node") : name);
  }

  private static void jump(Turn turn, Address to) {
    String url = turn.place().at(to, turn.rest);
    if (url.equals(turn.place().href(turn.rest))) {
      end(turn);
      pause(turn, turn.periodMillis(), Why.TARGET_NONE);
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
    turn.add(new Effect(Effect.JUMP, 0, url, 0, after, moved));
  }

  /** The browser was told to leave the page, and the page is still there. */
  private static void stayed(Turn turn) {
    turn.budget = turn.budget.spent(turn.epochSeconds());
    turn.leavingMillis = -1;
    end(turn);
  }

  private static void pause(Turn turn, int forMillis, String why) {
    turn.pausedMillis = turn.now + forMillis;
    turn.pausedWhy = why;
  }
}
