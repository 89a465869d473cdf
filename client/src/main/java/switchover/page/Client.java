package switchover.page;

import org.teavm.jso.JSObject;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Json;
import switchover.decision.Moved;
import switchover.decision.Outcome;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Setup;
import switchover.decision.StatusReader;
import switchover.decision.Step;
import switchover.decision.View;

/** Feeds events to {@link Page} one at a time and carries its effects out, in order. */
final class Client {
  /** Nobody reads what changes sooner than this; a planned switch passes by alarms that quickly. */
  private static final int DRAW_MILLIS = 100;

  /** A page that leaves has no time to draw, unless that takes longer than usual. */
  private static final int LEAVING_DRAW_MILLIS = 500;

  private final Clock clock = new Clock();
  private final JSObject hear = Events.inOrder(this::heard);
  private PageState state;
  private JSObject carried;
  private JSObject bar;
  private Json words;
  private boolean watching;
  private boolean drawing;
  private int run;

  /** What the page's own scripts call. */
  JSObject call(int function, JSObject options) {
    if (function == Script.STATUS) {
      return status();
    }
    if (function == Script.START) {
      start(options);
    } else if (function == Script.STOP) {
      stop();
    } else {
      Events.feed(hear, function == Script.GO ? Event.GO : Event.PUT_OFF);
    }
    return null;
  }

  /** Starts; without effect where it has started. */
  void start(JSObject options) {
    if (state != null) {
      return;
    }
    boolean wantsTop = "top".equals(Script.option(options, "frame"));
    boolean readsTop = wantsTop && Leave.readsTop();
    JSObject win = Leave.window(readsTop);
    String base = Script.base(Script.option(options, "base"));
    Place place = Place.of(Leave.href(Leave.window(false)), base);
    if (place.base() == null) {
      Script.report("Switchover: this page and its script came by neither http nor https");
      return;
    }
    carried = Leave.carried(win);
    Moved moved = Leave.landed(JsJson.of(carried), place.base().text());
    Setup setup =
        new Setup(
            place,
            readsTop ? Place.of(Leave.href(win), place.base().text()) : place,
            wantsTop && !readsTop,
            Script.option(options, "node"),
            Script.option(options, "reload") != null,
            clock.nowMillis(),
            clock.epochOffsetMillis(),
            Clock.zoneMillis(),
            Clock.spread(),
            Script.warnMillis(Script.option(options, "warn")),
            Script.path(Script.option(options, "session")),
            moved,
            moved == null ? null : Clock.timeOfDay(moved.atEpochMillis()));
    state = Page.start(setup, Leave.keptBudget(), Seen.hidden());
    Channel.join(hear, Event.NEIGHBOUR, place.base().text(), setup.spread(), Page.farewell(setup));
    run++;
    Speech.fetch(hear, Events.WORDS, run, place.base().text());
    Seen.ready(hear, Events.DOCUMENT_READY, run, Script.option(options, "indicator"));
    if (!watching) {
      watching = true;
      Seen.watch(hear, Event.CAME_BACK, Event.CAME_BACK_HIDDEN, Event.WENT_HIDDEN);
      Indicator.watch(hear, Event.GO, Event.PUT_OFF);
    }
    Events.feed(hear, Event.WOKE);
  }

  /** Stops asking and listening, and forgets what was heard; without effect where not started. */
  private void stop() {
    state = null;
    run++;
    Clock.wake(hear, Event.WOKE, -1);
    drawing = false;
    Requests.dropAll(hear);
    Channel.leave(hear);
    if (bar != null) {
      Indicator.removeBar(bar);
      bar = null;
    }
  }

  /** What the page shows; null where not started. */
  private JSObject status() {
    if (state == null) {
      return null;
    }
    double now = clock.nowMillis();
    return Told.of(Page.view(state, now), now);
  }

  private void heard(int kind, int id, String cause, String text) {
    if (state == null) {
      return;
    }
    if (kind == Events.DRAW) {
      draw();
      return;
    }
    if (kind >= Events.DOCUMENT_READY) {
      if (id == run) {
        ofDocument(kind, text);
        tell();
      }
      return;
    }
    int started = run;
    double now = clock.nowMillis();
    PageState here = kind == Event.ALIVE ? state : Page.at(state, Leave.rest(window()), now);
    Step step = Page.next(here, event(kind, id, cause, text), now);
    state = step.state();
    for (int i = 0; i < step.effects().size() && started == run; i++) {
      carryOut(step.effects().get(i));
    }
  }

  private static Event event(int kind, int id, String cause, String text) {
    if (kind == Event.NEIGHBOUR) {
      Json said = JsJson.parse(text);
      String body = said.text("body");
      return new Event(kind, id, body == null ? null : read(body), Channel.word(said));
    }
    if (kind != Event.ANSWERED && kind != Event.PUSHED) {
      return new Event(kind, id, null);
    }
    return new Event(kind, id, cause == null ? read(text) : Outcome.miss(cause, text));
  }

  private static Outcome read(String body) {
    return StatusReader.read(JsJson.parse(body));
  }

  /** The document has been read, or the texts of its language have come. */
  private void ofDocument(int kind, String text) {
    if (kind == Events.WORDS) {
      words = JsJson.parse(text);
      state = Page.in(state, words, clock.nowMillis());
      return;
    }
    if ("on".equals(text)) {
      bar = Indicator.addBar();
      draw();
    }
    if (state.setup().moved() != null) {
      Indicator.say("switchover:after", carried);
    }
  }

  private void carryOut(Effect effect) {
    switch (effect.kind()) {
      case Effect.ASK, Effect.CHECK, Effect.CHECK_SESSION ->
          Requests.ask(
              hear,
              Event.ANSWERED,
              effect.id(),
              effect.url(),
              effect.kind() == Effect.CHECK,
              effect.kind() == Effect.CHECK_SESSION);
      case Effect.LISTEN ->
          Requests.listen(
              hear, Event.PUSHED, Event.ALIVE, Event.STREAM_BROKE, effect.id(), effect.url());
      case Effect.DROP -> Requests.drop(hear, effect.id());
      case Effect.JUMP -> jump(effect);
      case Effect.RELOAD -> {
        Leave.keep(effect.budget());
        Leave.reload(window());
      }
      case Effect.TELL -> tell();
      case Effect.SPEAK, Effect.PASS_ON ->
          Channel.speak(hear, effect.url(), effect.kind() == Effect.PASS_ON);
      default -> Clock.wake(hear, Event.WOKE, Math.max(0, effect.millis() - clock.nowMillis()));
    }
  }

  private void jump(Effect jump) {
    JSObject moved = Told.moved(jump.moved());
    if (!Leave.allowed(jump.url(), moved)) {
      Events.feed(hear, Event.HELD);
      return;
    }
    drawIn(LEAVING_DRAW_MILLIS);
    Leave.keep(jump.budget());
    if (!Leave.to(window(), jump.url(), moved)) {
      Events.feed(hear, Event.TOP_STAYS);
      return;
    }
    // A browser that is busy with the next page may end this one before it hears that it is left.
    Channel.leave(hear);
  }

  /** The one that moves. */
  private JSObject window() {
    return Leave.window(state.movesTop());
  }

  private void tell() {
    if (state != null) {
      double now = clock.nowMillis();
      View view = Page.view(state, now);
      Indicator.tell(view, Told.of(view, now));
      if (!drawing) {
        drawIn(DRAW_MILLIS);
      }
    }
  }

  private void drawIn(int millis) {
    drawing = true;
    Clock.wake(hear, Events.DRAW, millis);
  }

  private void draw() {
    drawing = false;
    Indicator.draw(Page.view(state, clock.nowMillis()), words);
  }
}
