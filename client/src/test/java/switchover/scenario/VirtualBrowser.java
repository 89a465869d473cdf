package switchover.scenario;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import switchover.decision.Budget;
import switchover.decision.Cause;
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
import switchover.decision.Word;

/** A browser in virtual time: carries out what a page decides, against the phase of a scenario. */
final class VirtualBrowser {
  private static final int ANSWER_MILLIS = 5;
  private static final int REFUSAL_MILLIS = 2;
  private static final long EPOCH_OFFSET_MILLIS = 1_700_000_000_000L;
  private static final int ZONE_MILLIS = 3_600_000;
  private static final int LARGEST_BODY = 65_536;
  private static final int NO_ASK = 0;

  /** Below the ids of streams themselves. */
  private static final int FIRST_OPEN = -1000;

  /** From one sign of life to the next, as the node sends them. */
  private static final int SIGN_MILLIS = 900;

  /** How a page says that it wants a sign of life in five periods. */
  private static final String RARELY = "?signsEvery=5";

  private static final int SIGNS_EVERY = 5;

  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final Map<String, Budget> budgets = new HashMap<>();
  private final Map<Integer, String> streams = new HashMap<>();
  private final Set<Integer> dropped = new HashSet<>();

  /** The streams that have brought a word since they were opened. */
  private final Set<Integer> spoken = new HashSet<>();

  /** By which number, below 0, the signs of life of a stream are known. */
  private final Map<Integer, Integer> opens = new HashMap<>();

  private final Map<String, Integer> asked = new HashMap<>();

  /** How long the answers of a base take that are not as quick as the others. */
  private final Map<String, Integer> slowly = new HashMap<>();

  private final double rank;
  private final VirtualStation station;
  private int warnMillis;
  private Json words;
  private Scenario.Phase phase;
  private PageState state;
  private String href;
  private long now = 1000;
  private long wakeAt;
  private int order;
  private int load;
  private int opened;
  private boolean holds;
  private boolean unloads;
  private boolean lively;
  private boolean answering = true;
  private String reported;

  /**
   * @param base whose word it is; null where nobody's
   */
  private record Due(long at, int order, int load, Event event, int ask, String base)
      implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at == other.at ? Integer.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  VirtualBrowser(Scenario.Phase first, String url) {
    this(first, url, 0.5, new VirtualStation());
  }

  /** With a rank among the pages of a station. */
  VirtualBrowser(Scenario.Phase first, String url, double rank, VirtualStation station) {
    phase = first;
    this.rank = rank;
    this.station = station;
    open(url, null);
    station.add(this);
  }

  /** The world changes: streams tell of it, or break. */
  void turnTo(Scenario.Phase next) {
    phase = next;
    for (int id : new int[] {Effect.CURRENT_STREAM, Effect.REDUNDANT_STREAM}) {
      if (streams.get(id) != null) {
        stream(id, streams.get(id));
      }
    }
  }

  /** The same, and no stream has noticed yet. */
  void turnUnnoticedTo(Scenario.Phase next) {
    phase = next;
  }

  /** Goes on to the next thing that happens. */
  void next() {
    if (due.isEmpty() || due.peek().at() > wakeAt) {
      now = Math.max(now, wakeAt);
      feed(Event.of(Event.WOKE));
      return;
    }
    Due first = due.poll();
    now = Math.max(now, first.at());
    if (first.load() == load && !dropped.contains(first.ask())) {
      Event event = first.event();
      boolean spoke = event.kind() != Event.STREAM_BROKE || spoken.contains(event.id());
      if (event.kind() == Event.PUSHED) {
        spoken.add(event.id());
      }
      boolean word = event.outcome() == null ? spoke : event.outcome().status() != null;
      if (first.base() != null && word) {
        double listens = streams.isEmpty() ? Double.NaN : rank;
        station.tell(this, new Word(first.base(), 0, listens, false), event.outcome());
      }
      if (event.kind() != Event.ALIVE || livesOn(event.id())) {
        feed(event);
      }
    }
  }

  /** A neighbour of the same node says that it heard this. */
  void hear(Word word, Outcome outcome, long atMillis) {
    Event event = new Event(Event.NEIGHBOUR, 0, outcome, word);
    due.add(new Due(Math.max(now, atMillis), order++, load, event, NO_ASK, null));
  }

  /** When the next thing happens. */
  long nextMillis() {
    return Math.min(wakeAt, due.isEmpty() ? Long.MAX_VALUE : due.peek().at());
  }

  /** Whether both are pages of one node. */
  boolean neighbours(VirtualBrowser other) {
    return state.setup().place().base().equals(other.state.setup().place().base());
  }

  /** Whether it has a stream open. */
  boolean listens() {
    return !streams.isEmpty();
  }

  /** The machine sleeps: time goes on, and nothing happens meanwhile. */
  void sleep(int millis) {
    now += millis;
  }

  /** Whether the page cancels each jump from now on. */
  void hold(boolean held) {
    holds = held;
  }

  /** Whether streams bring signs of life from now on. */
  void lively(boolean signs) {
    lively = signs;
  }

  /** Whether requests are answered from now on; streams go on all the same. */
  void answering(boolean answers) {
    answering = answers;
  }

  /** The way to that base is slow from now on. */
  void slow(String base, int millis) {
    slowly.put(base, millis);
  }

  /** The operator's own click. */
  void go() {
    feed(Event.of(Event.GO));
  }

  /** The operator puts an announced move off. */
  void putOff() {
    feed(Event.of(Event.PUT_OFF));
  }

  /** The same page, loaded anew with a warning before a planned switch. */
  void warn(int millis) {
    warnMillis = millis;
    open(href, null);
  }

  /** The page speaks another language, here and where it lands. */
  void speak(Json table) {
    words = table;
    state = Page.in(state, words, now);
  }

  /** Everything that happens until that time. */
  void until(long atMillis) {
    while (nextMillis() <= atMillis) {
      next();
    }
    now = Math.max(now, atMillis);
  }

  /** How many streams were opened so far. */
  int opened() {
    return opened;
  }

  /** How often the node at that base was asked so far. */
  int asked(String base) {
    return asked.getOrDefault(base + "/status", 0);
  }

  /** What the page last told its node of the other one; null for nothing yet. */
  String reported() {
    return reported;
  }

  String href() {
    return href;
  }

  long nowMillis() {
    return now;
  }

  JsonObject told() {
    JsonObject told = Told.of(Page.view(state, now));
    told.addProperty("href", href);
    return told;
  }

  private void open(String url, Moved moved) {
    href = url;
    load++;
    streams.clear();
    dropped.clear();
    String base = phase.baseOf(url);
    StandIn server = phase.at(base);
    if (server.kind() != StandIn.Kind.ANSWERS && load > 1) {
      throw new AssertionError("left for " + url + ", where nobody serves a page");
    }
    Place place = Place.of(url, server.script() == null ? base : server.script());
    Budget budget = budgets.getOrDefault(place.host() + place.port(), new Budget(0, 0, 0, 0));
    Setup setup =
        new Setup(
            place,
            place,
            false,
            null,
            false,
            now,
            EPOCH_OFFSET_MILLIS,
            ZONE_MILLIS,
            rank,
            warnMillis,
            null,
            moved,
            "10:42:07");
    state = Page.in(Page.start(setup, budget, false), words, now);
    wakeAt = now;
  }

  private void feed(Event event) {
    Step step = Page.next(state, event, now);
    state = step.state();
    int before = load;
    for (int i = 0; i < step.effects().size() && before == load; i++) {
      carryOut(step.effects().get(i));
    }
  }

  private void carryOut(Effect effect) {
    switch (effect.kind()) {
      case Effect.ASK, Effect.CHECK -> ask(effect.id(), effect.url());
      case Effect.LISTEN -> {
        opened++;
        streams.put(effect.id(), effect.url());
        spoken.remove(effect.id());
        speak(effect.url(), false);
        stream(effect.id(), effect.url());
        opens.put(effect.id(), FIRST_OPEN - opened);
        livesOn(effect.id());
      }
      case Effect.DROP -> {
        dropped.add(effect.id());
        if (streams.remove(effect.id()) != null) {
          dropped.add(opens.get(effect.id()));
        }
      }
      case Effect.JUMP -> jump(effect);
      case Effect.SPEAK, Effect.PASS_ON -> speak(effect.url(), effect.kind() == Effect.PASS_ON);
      case Effect.WAKE_AT -> wakeAt = (long) effect.millis();
      default -> {
        // Nothing to be carried out here.
      }
    }
  }

  private void speak(String url, boolean alive) {
    double listens = streams.isEmpty() ? Double.NaN : rank;
    Outcome nothing = Outcome.miss(Cause.NOT_JSON, "");
    station.tell(this, new Word(phase.baseOf(url), 0, listens, alive), nothing);
  }

  private void jump(Effect jump) {
    if (holds) {
      feed(Event.of(Event.HELD));
      return;
    }
    Place from = state.setup().place();
    budgets.put(from.host() + from.port(), jump.budget());
    unload();
    open(jump.url(), jump.moved());
  }

  /** A browser breaks the streams of a page that it leaves, and lets it hear of that. */
  private void unload() {
    unloads = true;
    for (int id : new int[] {Effect.CURRENT_STREAM, Effect.REDUNDANT_STREAM}) {
      feed(new Event(Event.STREAM_BROKE, id, null));
    }
    unloads = false;
  }

  private void ask(int id, String url) {
    if (unloads) {
      throw new AssertionError("asked while it leaves: " + url);
    }
    int query = url.indexOf('?');
    asked.merge(query < 0 ? url : url.substring(0, query), 1, Integer::sum);
    if (query >= 0) {
      reported = url.substring(query + 1);
    }
    StandIn at = phase.at(phase.baseOf(url));
    if (answering && at.kind() != StandIn.Kind.SILENT) {
      String base = phase.baseOf(url);
      boolean refused = at.kind() == StandIn.Kind.REFUSED;
      int millis = refused ? REFUSAL_MILLIS : slowly.getOrDefault(base, ANSWER_MILLIS);
      later(millis, new Event(Event.ANSWERED, id, outcome(at)), id, base);
    }
  }

  private void stream(int id, String url) {
    StandIn at = phase.at(phase.baseOf(url));
    if (at.streams()) {
      later(ANSWER_MILLIS, new Event(Event.PUSHED, id, outcome(at)), NO_ASK, phase.baseOf(url));
    } else if (at.kind() != StandIn.Kind.SILENT) {
      later(REFUSAL_MILLIS, new Event(Event.STREAM_BROKE, id, null), NO_ASK, phase.baseOf(url));
    }
  }

  /** Whether the stream brings a sign of life now; the next one is due in any case. */
  private boolean livesOn(int stream) {
    if (!streams.containsKey(stream)) {
      return false;
    }
    int periods = streams.get(stream).endsWith(RARELY) ? SIGNS_EVERY : 1;
    later(periods * SIGN_MILLIS, new Event(Event.ALIVE, stream, null), opens.get(stream), null);
    return lively && phase.at(phase.baseOf(streams.get(stream))).streams();
  }

  private static Outcome outcome(StandIn at) {
    if (at.kind() == StandIn.Kind.REFUSED) {
      return Outcome.miss(Cause.NO_CONNECTION, "");
    }
    if (at.code() / 100 == 3) {
      return Outcome.miss(Cause.REDIRECT, "");
    }
    if (at.code() / 100 != 2) {
      return Outcome.miss(Cause.HTTP_STATUS, "" + at.code());
    }
    return at.body().length() > LARGEST_BODY
        ? Outcome.miss(Cause.TOO_LARGE, "")
        : StatusReader.read(GsonJson.parse(at.body()));
  }

  private void later(int inMillis, Event event, int ask, String base) {
    due.add(new Due(now + inMillis, order++, load, event, ask, base));
  }
}
