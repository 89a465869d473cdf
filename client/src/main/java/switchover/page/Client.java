package switchover.page;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Budget;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Moved;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Setup;
import switchover.decision.Step;
import switchover.decision.View;

/** Feeds events to {@link Page} one at a time and carries its effects out, in order. */
final class Client {
  private static final int AFTER_FAULT_MILLIS = 1000;

  private final Clock clock = new Clock();
  private final List<Event> events = new ArrayList<>();
  private PageState state;
  private JSObject currentStream;
  private JSObject redundantStream;
  private JSObject bar;
  private boolean watching;
  private boolean busy;
  private int run;
  private int timer;

  /** Starts; without effect where it has started. */
  void start(JSObject options) {
    if (state != null) {
      return;
    }
    Place place = Place.of(Leave.href(), Script.base(Script.option(options, "base")));
    if (place.base() == null) {
      report("Switchover: this page and its script came by neither http nor https");
      return;
    }
    Moved moved = Leave.landed(place.base().text());
    long now = clock.nowMillis();
    Setup setup =
        new Setup(
            place,
            Script.option(options, "node"),
            Script.option(options, "reload") != null,
            now,
            clock.epochOffsetMillis(),
            Clock.spread(),
            moved,
            moved == null ? null : Clock.timeOfDay(moved.atEpochMillis()));
    state = Page.start(setup, Budget.parse(Leave.keptBudget()), Seen.hidden());
    boolean withBar = "on".equals(Script.option(options, "indicator"));
    int started = ++run;
    Seen.ready(() -> documentReady(started, withBar, moved));
    if (!watching) {
      watching = true;
      Seen.watch(() -> feed(new Event.CameBack(Seen.hidden())), () -> feed(new Event.WentHidden()));
    }
    feed(new Event.Woke());
  }

  /** Stops asking and listening, and forgets what was heard; without effect where not started. */
  void stop() {
    state = null;
    run++;
    Clock.cancel(timer);
    Requests.dropAll();
    close(true);
    close(false);
    if (bar != null) {
      Indicator.removeBar(bar);
      bar = null;
    }
  }

  /** What the page shows; null where not started. */
  JSObject status() {
    if (state == null) {
      return null;
    }
    long now = clock.nowMillis();
    return Told.of(Page.view(state, now), now);
  }

  /** The operator's own click. */
  void go() {
    feed(new Event.Go());
  }

  private void documentReady(int started, boolean withBar, Moved moved) {
    if (started != run) {
      return;
    }
    if (withBar) {
      bar = Indicator.addBar();
    }
    if (moved != null) {
      Indicator.say("switchover:after", Told.moved(moved));
    }
    tell();
  }

  /** An event within the work on another waits for its turn. */
  private void feed(Event event) {
    if (state == null) {
      return;
    }
    events.add(event);
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (!events.isEmpty() && state != null) {
        turn(events.remove(0));
      }
    } catch (Throwable fault) {
      report("Switchover: " + fault.getMessage());
      wakeIn(AFTER_FAULT_MILLIS);
    } finally {
      busy = false;
      events.clear();
    }
  }

  private void turn(Event event) {
    int started = run;
    Step step = Page.next(state, event, clock.nowMillis());
    state = step.state();
    for (Effect effect : step.effects()) {
      if (started == run) {
        carryOut(effect);
      }
    }
  }

  private void carryOut(Effect effect) {
    if (effect instanceof Effect.Ask ask) {
      ask(ask);
    } else if (effect instanceof Effect.Drop drop) {
      Requests.drop(drop.id());
    } else if (effect instanceof Effect.OpenEvents open) {
      open(open);
    } else if (effect instanceof Effect.CloseEvents closing) {
      close(closing.current());
    } else if (effect instanceof Effect.Jump jump) {
      jump(jump);
    } else if (effect instanceof Effect.Reload reload) {
      Leave.keepBudget(reload.budget());
      Leave.reload();
    } else if (effect instanceof Effect.Tell) {
      tell();
    } else if (effect instanceof Effect.WakeAt wake) {
      wakeIn((int) (wake.atMillis() - clock.nowMillis()));
    }
  }

  private void ask(Effect.Ask ask) {
    int id = ask.id();
    Requests.ask(
        id,
        ask.url(),
        (cause, text) -> {
          Requests.drop(id);
          feed(new Event.Answered(id, Requests.outcome(cause, text)));
        });
  }

  private void open(Effect.OpenEvents open) {
    boolean current = open.current();
    JSObject stream =
        Requests.listen(
            open.url(),
            text -> feed(new Event.Pushed(current, Requests.outcome(null, text))),
            () -> feed(new Event.StreamBroke(current)));
    if (current) {
      currentStream = stream;
    } else {
      redundantStream = stream;
    }
  }

  private void close(boolean current) {
    JSObject stream = current ? currentStream : redundantStream;
    if (stream != null) {
      Requests.close(stream);
    }
    if (current) {
      currentStream = null;
    } else {
      redundantStream = null;
    }
  }

  private void jump(Effect.Jump jump) {
    if (!Leave.allowed(jump.url(), jump.moved().why())) {
      feed(new Event.Held());
      return;
    }
    Leave.keepBudget(jump.budget());
    Leave.carry(jump.moved());
    Leave.to(jump.url());
  }

  private void tell() {
    if (state != null) {
      long now = clock.nowMillis();
      View view = Page.view(state, now);
      Indicator.show(view, Told.of(view, now));
    }
  }

  private void wakeIn(int millis) {
    Clock.cancel(timer);
    timer = Clock.after(() -> feed(new Event.Woke()), Math.max(millis, 0));
  }

  @JSBody(params = "text", script = "console.error(text);")
  private static native void report(String text);
}
