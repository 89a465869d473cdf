package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import switchover.decision.Budget;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Moved;
import switchover.decision.Page;
import switchover.decision.PageFacts;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Setup;
import switchover.decision.Step;

/**
 * The browser around a page for the time of one event: hands it to the page's rules and carries the
 * effects out, in order. Not shared.
 */
final class Edge {
  static final String REST = "/hall/3?view=a&view=b#valve";
  static final double EPOCH_OFFSET_MILLIS = 1_700_000_000_000d;

  /** Of the page among all pages: so much of the time over which they spread it waits. */
  static final double RANK = 0.5;

  /** What a page at the least gives a node to answer, however quickly it wants to know. */
  private static final int QUICK_MILLIS = 250;

  /** How a page says that it wants few signs of life. */
  private static final String RARE_SIGNS = "?signsEvery=5";

  private final PageRules rules;
  private final Tab tab;
  private final long now;
  private PageState page;
  private List<Request> requests;
  private Listener current;
  private Listener redundant;
  private double wakeMillis;
  private boolean hidden;
  private boolean leaving;
  private Budget kept;
  private Ledger ledger;
  private String broken;

  Edge(PageRules rules, Tab tab, long nowMillis) {
    this.rules = rules;
    this.tab = tab;
    now = nowMillis;
    page = tab.page();
    requests = new ArrayList<>(tab.requests());
    current = tab.current();
    redundant = tab.redundant();
    wakeMillis = tab.wakeMillis();
    hidden = tab.hidden();
    leaving = tab.leaving();
    kept = tab.kept(tab.onMaster());
    ledger = tab.ledger();
  }

  /** A page that a node has just served. */
  static Tab load(
      boolean onMaster, boolean hidden, Budget byMaster, Budget byBackup, Ledger ledger, long now) {
    Place place = Place.of(Voices.base(onMaster) + REST, null);
    Moved moved = null;
    Setup setup =
        new Setup(
            place,
            place,
            false,
            Voices.nodeId(onMaster),
            false,
            now,
            EPOCH_OFFSET_MILLIS,
            0,
            RANK,
            0,
            null,
            moved,
            null);
    PageState page = Page.start(setup, onMaster ? byMaster : byBackup, hidden);
    return new Tab(
        onMaster,
        page,
        List.of(),
        null,
        null,
        now,
        hidden,
        false,
        false,
        byMaster,
        byBackup,
        ledger.landed());
  }

  /** The page hears what came of a request. */
  void answered(Request request, Said said) {
    requests.removeIf(each -> each.id() == request.id());
    Evidence evidence = Evidence.answer(ledger, request, said, now);
    ledger = evidence.in(ledger, now);
    feed(new Event(Event.ANSWERED, request.id(), said.outcome()), evidence);
  }

  /** A stream brings the newest status. */
  void pushed(boolean ofCurrent, Listener listener, Said said) {
    if (!ledger.heard(listener.toMaster()).laterThan(said.answer(), now)) {
      ledger = ledger.hears(listener.toMaster(), said.answer(), now);
    }
    set(ofCurrent, listener);
    feed(new Event(Event.PUSHED, id(ofCurrent), said.outcome()), Evidence.NONE);
  }

  /** A stream brings a sign of life. */
  void lives(boolean ofCurrent, Listener listener) {
    set(ofCurrent, listener);
    feed(new Event(Event.ALIVE, id(ofCurrent), null), Evidence.NONE);
  }

  /** A stream turns out to be broken. */
  void broke(boolean ofCurrent) {
    set(ofCurrent, null);
    feed(new Event(Event.STREAM_BROKE, id(ofCurrent), null), Evidence.NONE);
  }

  /** Something that needs no more to be said. */
  void happened(int kind) {
    if (kind == Event.CAME_BACK) {
      ledger = ledger.paused();
    }
    hidden = kind == Event.WENT_HIDDEN || hidden && kind != Event.CAME_BACK;
    feed(Event.of(kind), Evidence.NONE);
  }

  /** The first promise that the page broke meanwhile; null for none. */
  String broken() {
    return broken;
  }

  private void feed(Event event, Evidence evidence) {
    Step step = rules.next(Page.at(page, REST, now), event, now);
    blame(PagePromises.believed(evidence, PageFacts.pair(page), PageFacts.pair(step.state())));
    page = step.state();
    for (int i = 0; i < step.effects().size(); i++) {
      carryOut(step.effects().get(i), evidence);
    }
  }

  private void carryOut(Effect effect, Evidence evidence) {
    switch (effect.kind()) {
      case Effect.ASK -> ask(effect);
      case Effect.LISTEN -> listen(effect);
      case Effect.DROP -> drop(effect.id());
      case Effect.JUMP -> jump(effect, evidence);
      case Effect.WAKE_AT -> wakeMillis = effect.millis();
      default -> {
        // What the page tells is not for the explorer.
      }
    }
  }

  private void ask(Effect ask) {
    String base = base(ask, "/status");
    requests.add(
        new Request(ask.id(), isMaster(base), now, now + ask.millis(), null, isNobody(base)));
  }

  private void listen(Effect listen) {
    String base = base(listen, "/status/events");
    boolean rare = listen.url().endsWith(RARE_SIGNS);
    set(listen.id() == Effect.CURRENT_STREAM, Listener.opened(isMaster(base), rare));
  }

  private String base(Effect effect, String path) {
    String url = effect.url().split("[?]")[0];
    String base = url.substring(0, url.length() - path.length());
    blame(PagePromises.asked(tab, ledger, base));
    return base;
  }

  private static boolean isMaster(String base) {
    return base.equals(Voices.base(true));
  }

  private static boolean isNobody(String base) {
    return !isMaster(base) && !base.equals(Voices.base(false));
  }

  private void drop(int id) {
    if (id < 0) {
      set(id == Effect.CURRENT_STREAM, null);
      return;
    }
    for (Request request : List.copyOf(requests)) {
      if (request.id() == id) {
        requests.remove(request);
        if (now - request.askedMillis() >= QUICK_MILLIS) {
          ledger = ledger.misses(request.toMaster());
        }
      }
    }
  }

  private void jump(Effect jump, Evidence evidence) {
    blame(PagePromises.jumped(tab, ledger, evidence, jump, now));
    ledger = ledger.leaves(tab.onMaster(), now, evidence.ofNow());
    kept = jump.budget();
    leaving = true;
  }

  private void blame(String promise) {
    broken = broken == null ? promise : broken;
  }

  private void set(boolean ofCurrent, Listener listener) {
    if (ofCurrent) {
      current = listener;
    } else {
      redundant = listener;
    }
  }

  private static int id(boolean ofCurrent) {
    return ofCurrent ? Effect.CURRENT_STREAM : Effect.REDUNDANT_STREAM;
  }

  Tab done() {
    boolean onMaster = tab.onMaster();
    return new Tab(
        onMaster,
        page,
        List.copyOf(requests),
        current,
        redundant,
        wakeMillis,
        hidden,
        false,
        leaving,
        onMaster ? kept : tab.keptByMaster(),
        onMaster ? tab.keptByBackup() : kept,
        ledger);
  }
}
