package switchover.decision;

/**
 * One turn of the fold: a state laid open for the time of one event. Changes only within a call of
 * {@link Page}; after that it is the state that the page is in.
 */
final class Turn extends PageState {
  private static final int LATE_MILLIS = 250;
  private static final int LATE_HIDDEN_MILLIS = 1500;
  private static final int LONGEST_SLEEP_MILLIS = 60_000;

  /** The longest that a node may be set to. */
  private static final int LONGEST_DEADLINE_MILLIS = 60_000;

  /** How many periods pass between heartbeats of a node in maintenance. */
  private static final int RARELY = 10;

  /** How long a node that takes over needs to say so, once the other one has handed over. */
  private static final int WORD_MILLIS = 100;

  /** How many periods pass between two signs of life of a redundant node that is not needed. */
  static final int PERIODS_OF_REDUNDANT_SIGNS = 5;

  final double now;
  Row<Effect> effects = Row.empty();

  /** Whether the current node is to be asked with a quick deadline. */
  boolean quick;

  /** Whether the page comes to this turn later than it wanted to be woken. */
  boolean late;

  Turn(PageState state, double now) {
    super(state);
    this.now = now;
  }

  void take(Event event) {
    late = now > wakeMillis + (hidden ? LATE_HIDDEN_MILLIS : LATE_MILLIS);
    if (late && !stoodStill) {
      Heartbeats.voidEvidence(this);
      stoodStill = true;
    }
    boolean rested = atRest();
    Word word = event.word();
    if (word != null) {
      Neighbours.said(this, word, event.outcome());
    } else {
      happened(event.kind(), event.id(), event.outcome());
    }
    boolean alive = word == null ? event.kind() == Event.ALIVE : word.alive();
    if (!alive || now >= wakeMillis) {
      decide(rested);
    }
    Streams.settle(this);
    wakeMillis = wake();
    add(new Effect(Effect.WAKE_AT, 0, null, wakeMillis, null, null));
  }

  /**
   * Nothing of it is due before the page wakes where all that has come is a sign of life. As soon
   * as the current node is no longer known to be Running, the redundant one is needed: where its
   * stream speaks, that is about to tell by itself.
   */
  private void decide(boolean rested) {
    Heartbeats.expire(this);
    if (rested && !atRest()) {
      nextRedundantMillis = redundantStream.spoke() ? now + WORD_MILLIS : now;
    }
    Heartbeats.ask(this);
    Switchover.decide(this);
    Checks.ask(this);
    tell();
  }

  private void happened(int kind, int id, Outcome outcome) {
    if (kind == Event.ANSWERED) {
      answered(id, outcome);
    } else if (kind == Event.PUSHED) {
      Streams.pushed(this, id == Effect.CURRENT_STREAM, outcome);
    } else if (kind == Event.ALIVE) {
      Streams.alive(this, id == Effect.CURRENT_STREAM);
    } else if (kind == Event.STREAM_BROKE) {
      Streams.broke(this, id == Effect.CURRENT_STREAM);
    } else if (kind == Event.CAME_BACK || kind == Event.CAME_BACK_HIDDEN) {
      hidden = kind == Event.CAME_BACK_HIDDEN;
      Heartbeats.voidEvidence(this);
      Streams.closeAll(this);
      Switchover.cameBack(this);
    } else if (kind == Event.WENT_HIDDEN) {
      hidden = true;
    } else if (kind == Event.HELD) {
      Switchover.held(this);
    } else if (kind == Event.GO) {
      Switchover.go(this);
    } else if (kind == Event.PUT_OFF) {
      Switchover.putOff(this);
    } else if (kind == Event.TOP_STAYS) {
      Switchover.notLeft(this);
    }
  }

  void add(Effect effect) {
    effects = effects.with(effect);
  }

  int periodMillis() {
    return Math.max(pair.periodMillis(), 50);
  }

  /**
   * When the redundant node is to be asked again: one in maintenance rarely, as long as it is not
   * needed.
   */
  double redundantDueMillis() {
    NodeView redundant = pair.redundant();
    boolean rarely = redundant.answering() && redundant.status().maintenance() && atRest();
    return rarely ? nextRedundantMillis + (RARELY - 1) * periodMillis() : nextRedundantMillis;
  }

  /** Whether the current node is Running and answers: nothing waits for the redundant one. */
  boolean atRest() {
    return Says.RUNNING.equals(pair.current().firm());
  }

  /** By when a node that showed life now does so again. */
  int nextSignMillis(boolean current) {
    return current || !atRest() ? periodMillis() : PERIODS_OF_REDUNDANT_SIGNS * periodMillis();
  }

  /**
   * The deadline of a heartbeat. Until the current node has told it, that is as long as the page
   * has waited: its line may be slow, and nothing can be decided before.
   */
  int timeoutMillis() {
    int told = Math.max(pair.timeoutMillis(), 50);
    NodeView current = pair.current();
    return current.status() == null
        ? (int) Math.max(told, Math.min(now - current.heardMillis(), LONGEST_DEADLINE_MILLIS))
        : told;
  }

  double epochMillis() {
    return setup.epochOffsetMillis() + now;
  }

  int epochSeconds() {
    return (int) (epochMillis() / 1000);
  }

  String ownBase() {
    return setup.place().base().text();
  }

  boolean asking(int purpose) {
    for (int i = 0; i < asks.size(); i++) {
      if (asks.get(i).purpose() == purpose) {
        return true;
      }
    }
    return false;
  }

  void ask(int purpose, String base, int deadlineMillis) {
    String query = null;
    if (purpose == Asked.CURRENT) {
      ownCurrentMillis = now;
      query = Readiness.query(this);
      reported = query;
    } else {
      ownRedundantMillis = now;
    }
    request(purpose, Effect.ASK, base, Text.of(base, "/status", query), deadlineMillis);
  }

  void request(int purpose, int kind, String base, String url, int deadlineMillis) {
    lastAskId++;
    asks = asks.with(new Asked(lastAskId, purpose, base, now, now + deadlineMillis, false));
    add(new Effect(kind, lastAskId, url, deadlineMillis, null, null));
  }

  void drop(int purpose) {
    for (int i = asks.size() - 1; i >= 0; i--) {
      if (asks.get(i).purpose() == purpose) {
        add(Effect.drop(asks.get(i).id()));
        asks = asks.without(i);
      }
    }
  }

  void dropAll() {
    for (int i = 0; i < asks.size(); i++) {
      add(Effect.drop(asks.get(i).id()));
    }
    asks = Row.empty();
  }

  private void answered(int id, Outcome outcome) {
    for (int i = 0; i < asks.size(); i++) {
      Asked ask = asks.get(i);
      if (ask.id() == id) {
        asks = asks.without(i);
        route(ask, now > ask.deadlineMillis() ? Outcome.miss(Cause.LATE, "") : outcome);
        return;
      }
    }
  }

  void route(Asked ask, Outcome outcome) {
    if (ask.purpose() == Asked.VERIFY) {
      Switchover.answered(this, ask, outcome);
    } else if (ask.purpose() > Asked.VERIFY) {
      Checks.answered(this, ask, outcome);
    } else {
      Heartbeats.answered(this, ask, outcome);
    }
  }

  private void tell() {
    String telling = Showing.key(Showing.view(this));
    if (!telling.equals(told)) {
      told = telling;
      add(new Effect(Effect.TELL, 0, null, 0, null, null));
    }
  }

  private double wake() {
    double at = now + LONGEST_SLEEP_MILLIS;
    for (int i = 0; i < asks.size(); i++) {
      at = Math.min(at, asks.get(i).deadlineMillis());
    }
    if (!asking(Asked.CURRENT)) {
      at = Math.min(at, nextCurrentMillis);
    }
    if (!asking(Asked.REDUNDANT)) {
      at = Math.min(at, redundantDueMillis());
    }
    at = Math.min(at, Switchover.wakeMillis(this));
    at = Math.min(at, Streams.wakeMillis(this));
    at = Math.min(at, Checks.wakeMillis(this));
    return Math.max(at, now + 1);
  }
}
