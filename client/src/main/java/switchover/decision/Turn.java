package switchover.decision;

import java.util.ArrayList;
import java.util.List;
import switchover.status.Address;
import switchover.status.Heartbeat;

/**
 * One turn of the fold: a state laid open for the time of one event. Lives only within a call of
 * {@link Page}.
 */
final class Turn {
  private static final int LATE_MILLIS = 250;
  private static final int LATE_HIDDEN_MILLIS = 1500;
  private static final int LONGEST_SLEEP_MILLIS = 60_000;

  final Setup setup;
  final long now;
  final List<Asked> asks;
  final List<Effect> effects = new ArrayList<>();
  PairView pair;
  Stream currentStream;
  Stream redundantStream;
  int lastAskId;
  long nextCurrentMillis;
  long nextRedundantMillis;
  boolean wide;
  Outcome.Miss roundMiss;
  List<Address> verified;
  Moving moving;
  long leavingMillis;
  long pausedMillis;
  String pausedWhy;
  Budget budget;
  boolean hidden;
  String notice;
  private final long wakeMillis;
  private String told;
  private final Heartbeats heartbeats = new Heartbeats(this);
  private final Switchover switchover = new Switchover(this, heartbeats);
  private final Streams streams = new Streams(this, heartbeats);

  Turn(PageState state, long now) {
    this.now = now;
    setup = state.setup();
    pair = state.pair();
    currentStream = state.currentStream();
    redundantStream = state.redundantStream();
    asks = new ArrayList<>(state.asks());
    lastAskId = state.lastAskId();
    nextCurrentMillis = state.nextCurrentMillis();
    nextRedundantMillis = state.nextRedundantMillis();
    wide = state.wide();
    roundMiss = state.roundMiss();
    verified = state.verified();
    moving = state.moving();
    leavingMillis = state.leavingMillis();
    pausedMillis = state.pausedMillis();
    pausedWhy = state.pausedWhy();
    budget = state.budget();
    hidden = state.hidden();
    notice = state.notice();
    wakeMillis = state.wakeMillis();
    told = state.told();
  }

  static PageState first(Setup setup, Budget budget, boolean hidden) {
    long now = setup.startedMillis();
    int limit = Heartbeat.DEFAULT.missed();
    PairView pair =
        new PairView(
            NodeView.unheard(setup.nodeId(), setup.place().base().text(), limit, now),
            NodeView.unheard(null, null, limit, now));
    return new PageState(
        setup,
        pair,
        Stream.CLOSED,
        Stream.CLOSED,
        new ArrayList<>(),
        0,
        now,
        now,
        false,
        null,
        new ArrayList<>(),
        null,
        -1,
        now,
        null,
        budget,
        hidden,
        null,
        now,
        "");
  }

  void take(Event event) {
    if (now > wakeMillis + (hidden ? LATE_HIDDEN_MILLIS : LATE_MILLIS)) {
      heartbeats.voidEvidence();
    }
    if (event instanceof Event.Answered answered) {
      answered(answered);
    } else if (event instanceof Event.Pushed pushed) {
      streams.pushed(pushed);
    } else if (event instanceof Event.StreamBroke broke) {
      streams.broke(broke.current());
    } else if (event instanceof Event.CameBack back) {
      hidden = back.hidden();
      cameBack();
    } else if (event instanceof Event.WentHidden) {
      hidden = true;
    } else if (event instanceof Event.Held) {
      switchover.held();
    } else if (event instanceof Event.Go) {
      switchover.go();
    }
    heartbeats.expire();
    heartbeats.ask();
    switchover.decide();
    streams.settle();
    tell();
    effects.add(new Effect.WakeAt(wake()));
  }

  Step step() {
    PageState state =
        new PageState(
            setup,
            pair,
            currentStream,
            redundantStream,
            asks,
            lastAskId,
            nextCurrentMillis,
            nextRedundantMillis,
            wide,
            roundMiss,
            verified,
            moving,
            leavingMillis,
            pausedMillis,
            pausedWhy,
            budget,
            hidden,
            notice,
            wake(),
            told);
    return new Step(state, effects);
  }

  int periodMillis() {
    return Math.max(pair.heartbeat().periodMillis(), 50);
  }

  int timeoutMillis() {
    return Math.max(pair.heartbeat().timeoutMillis(), 50);
  }

  long epochMillis() {
    return setup.epochOffsetMillis() + now;
  }

  int epochSeconds() {
    return (int) (epochMillis() / 1000);
  }

  String ownBase() {
    return setup.place().base().text();
  }

  boolean asking(Asked.Purpose purpose) {
    for (Asked asked : asks) {
      if (asked.purpose() == purpose) {
        return true;
      }
    }
    return false;
  }

  void ask(Asked.Purpose purpose, String base, int deadlineMillis) {
    lastAskId++;
    asks.add(new Asked(lastAskId, purpose, base, now, now + deadlineMillis));
    effects.add(new Effect.Ask(lastAskId, base + "/status", deadlineMillis));
  }

  void drop(Asked.Purpose purpose) {
    for (int i = asks.size() - 1; i >= 0; i--) {
      if (asks.get(i).purpose() == purpose) {
        effects.add(new Effect.Drop(asks.remove(i).id()));
      }
    }
  }

  private void answered(Event.Answered answered) {
    for (int i = 0; i < asks.size(); i++) {
      Asked ask = asks.get(i);
      if (ask.id() == answered.id()) {
        asks.remove(i);
        boolean late = now > ask.deadlineMillis();
        route(ask, late ? new Outcome.Miss(Cause.LATE, "") : answered.outcome());
        return;
      }
    }
  }

  void route(Asked ask, Outcome outcome) {
    if (ask.purpose() == Asked.Purpose.VERIFY) {
      switchover.answered(ask, outcome);
    } else {
      heartbeats.answered(ask, outcome);
    }
  }

  private void cameBack() {
    heartbeats.voidEvidence();
    streams.closeAll();
    switchover.cameBack();
  }

  private void tell() {
    String telling = Showing.key(Showing.view(this));
    if (!telling.equals(told)) {
      told = telling;
      effects.add(new Effect.Tell());
    }
  }

  private long wake() {
    long at = now + LONGEST_SLEEP_MILLIS;
    for (Asked asked : asks) {
      at = Math.min(at, asked.deadlineMillis());
    }
    if (!asking(Asked.Purpose.CURRENT)) {
      at = Math.min(at, nextCurrentMillis);
    }
    if (!asking(Asked.Purpose.REDUNDANT)) {
      at = Math.min(at, nextRedundantMillis);
    }
    at = Math.min(at, switchover.wakeMillis());
    at = Math.min(at, streams.wakeMillis());
    return Math.max(at, now + 1);
  }
}
