package switchover.explore;

import java.util.List;
import switchover.decision.Budget;
import switchover.decision.Event;
import switchover.node.Recovery;
import switchover.node.StateMachine;

/**
 * What each action makes of a pair with a page.
 *
 * <p>Time passes by quarters of a second, when nothing is due any more. Once nothing has happened
 * for {@link #CALM_MILLIS}, the next thing looked at is a minute later.
 */
final class PagePhysics implements Realm<Scene> {
  static final int CALM_MILLIS = 5000;
  private static final int SETTLED_MILLIS = 2000;
  private static final int MINUTE_MILLIS = 61_000;

  /** As the page: evidence from before a timer that came later than this is void. */
  private static final int LATE_MILLIS = 250;

  private static final int LATE_HIDDEN_MILLIS = 1500;
  private static final int SECOND_MILLIS = 1000;

  /** At rest, a page does the same again after this time: it asks a node whose stream lives. */
  private static final int ROUND_MILLIS = 30_000;

  private final Physics nodes;
  private final PageRules rules;
  private final Voices voices;
  private final Chances chances;
  private final boolean signs;

  /**
   * @param pages how many are open on each node, of which the explored one is the middle one
   * @param signs whether streams bring signs of life
   */
  PagePhysics(PageRules rules, Recovery masters, Recovery backups, int pages, boolean signs) {
    this.signs = signs;
    voices = new Voices(pages);
    nodes = new Physics(StateMachine::step, masters, backups);
    this.rules = rules;
    chances = new Chances(nodes, voices);
  }

  /** A settled pair, the master Running, and a page that one of its nodes has just served. */
  Scene beginning(boolean onMaster) {
    World pair = World.beginning(SECOND_MILLIS);
    pair = nodes.after(pair, new Action.Start(false));
    pair = nodes.after(pair, new Action.Start(true));
    while (pair.quietMillis() < CALM_MILLIS || !chances.quiet(pair)) {
      pair = nodes.after(pair, nodes.natural(pair).get(0));
    }
    Budget unspent = new Budget(0, 0, 0, 0);
    Tab tab = Edge.load(onMaster, false, unspent, unspent, Ledger.EMPTY, pair.nowMillis());
    return boards(new Scene(pair, Board.BLANK, Board.BLANK, true, true, tab, 0, null), pair);
  }

  /** The same, and the page has been to the backup and back so often that its budget is spent. */
  Scene worn() {
    Scene scene = beginning(true);
    for (int moves = 0; moves < 2 * Ledger.MOST_JUMPS; moves++) {
      scene = after(scene, new Action.AskSwitch(moves % 2 == 0));
      while (scene.calmMillis() < SETTLED_MILLIS || !chances.pending(scene).isEmpty()) {
        scene = after(scene, natural(scene).get(0));
      }
    }
    return scene;
  }

  @Override
  public List<Action> natural(Scene scene) {
    if (scene.tab() == null) {
      return List.of();
    }
    List<Action> actions = chances.pending(scene);
    if (!actions.isEmpty()) {
      return actions;
    }
    boolean restless = scene.calmMillis() < CALM_MILLIS;
    return List.of(restless ? new Action.Pass() : new Action.Minute());
  }

  @Override
  public List<Action> disturbances(Scene scene) {
    return scene.tab() == null ? List.of() : chances.disturbances(scene);
  }

  @Override
  public Scene after(Scene scene, Action action) {
    return action instanceof Action.Minute ? minute(scene) : step(scene, action);
  }

  private Scene step(Scene scene, Action action) {
    Scene after = happen(scene.with(scene.tab(), null), action);
    boolean disturbs = disturbs(action);
    if (disturbs || after.truth() != scene.truth()) {
      Tab tab = after.tab();
      return (tab == null ? after : after.with(tab.with(tab.ledger().disturbed()), after.broken()))
          .calmFor(0);
    }
    int passed = (int) (after.nowMillis() - scene.nowMillis());
    return after.calmFor(Math.min(scene.calmMillis() + passed, CALM_MILLIS));
  }

  private static boolean disturbs(Action action) {
    return !(action instanceof Action.Deliver
        || action instanceof Action.SaveDone
        || action instanceof Action.Pass
        || action instanceof Action.Answer
        || action instanceof Action.Push
        || action instanceof Action.SignOfLife
        || action instanceof Action.StreamBreaks
        || action instanceof Action.Timer
        || action instanceof Action.Land);
  }

  /** Ends sooner where nothing will come of it, or a promise is broken. */
  private Scene minute(Scene scene) {
    Scene next = scene;
    Fingerprint roundAgo = fingerprint(scene);
    long end = scene.nowMillis() + MINUTE_MILLIS;
    while (next.nowMillis() < end && next.tab() != null && next.calmMillis() == CALM_MILLIS) {
      List<Action> pending = chances.pending(next);
      if (pending.isEmpty() && (next.nowMillis() - scene.nowMillis()) % ROUND_MILLIS == 0) {
        Fingerprint now = fingerprint(next);
        if (now.equals(roundAgo) && next != scene) {
          return next;
        }
        roundAgo = now;
      }
      next = step(next, pending.isEmpty() ? new Action.Pass() : pending.get(0));
      String broken = broken(scene, null, next);
      if (broken != null) {
        return next.with(next.tab(), broken);
      }
    }
    return next;
  }

  private Scene happen(Scene scene, Action action) {
    if (action instanceof Action.Answer answer) {
      return answer(scene, scene.tab().request(answer.id()));
    } else if (action instanceof Action.Push push) {
      return push(scene, push.ofCurrent());
    } else if (action instanceof Action.SignOfLife sign) {
      return signOfLife(scene, sign.ofCurrent());
    } else if (action instanceof Action.StreamBreaks breaks) {
      Edge edge = edge(scene);
      edge.broke(breaks.ofCurrent());
      return done(scene, edge);
    } else if (action instanceof Action.Timer) {
      return happened(scene, Event.WOKE);
    } else if (action instanceof Action.Land) {
      return land(scene);
    } else if (action instanceof Action.Click) {
      return happened(scene, Event.GO);
    } else if (action instanceof Action.Hide) {
      return happened(scene, Event.WENT_HIDDEN);
    } else if (action instanceof Action.Show) {
      return happened(scene, Event.CAME_BACK);
    }
    return disturb(scene, action);
  }

  private Scene disturb(Scene scene, Action action) {
    Tab tab = scene.tab();
    if (action instanceof Action.Sleep) {
      return scene.with(tab.asleep(true));
    } else if (action instanceof Action.Rouse) {
      return rouse(scene);
    } else if (action instanceof Action.Unplug unplug) {
      return unplug(scene, unplug.ofMaster());
    } else if (action instanceof Action.Plug plug) {
      return scene.reaching(plug.ofMaster(), true);
    } else if (action instanceof Action.LoseAnswer lose) {
      return scene.with(tab.with(tab.request(lose.id()).lose()));
    } else if (action instanceof Action.SlowAnswer slow) {
      Request request = tab.request(slow.id());
      return scene.with(tab.with(request.saying(voices.answer(scene, request.toMaster()))));
    } else if (action instanceof Action.WrongAnswer wrong) {
      Request request = tab.request(wrong.id());
      Said said = voices.wrong(scene, request.toMaster(), wrong.wrong());
      return scene.with(tab.with(request.saying(said)));
    } else if (action instanceof Action.CutStream cut) {
      return scene.with(tab.with(cut.ofCurrent(), tab.listener(cut.ofCurrent()).cut()));
    } else if (action instanceof Action.MuteStream mute) {
      return scene.with(tab.with(mute.ofCurrent(), tab.listener(mute.ofCurrent()).muted()));
    }
    return boards(scene, nodes.after(scene.pair(), action));
  }

  private Scene boards(Scene scene, World pair) {
    return scene.with(
        pair,
        voices.board(scene.ofMaster(), pair, true, nodes.config(true)),
        voices.board(scene.ofBackup(), pair, false, nodes.config(false)));
  }

  private Edge edge(Scene scene) {
    return new Edge(rules, scene.tab(), scene.nowMillis());
  }

  private Scene done(Scene scene, Edge edge) {
    Tab tab = edge.done();
    return scene.with(signs ? tab : tab.muted(), edge.broken());
  }

  private Scene happened(Scene scene, int kind) {
    Edge edge = edge(scene);
    edge.happened(kind);
    return done(scene, edge);
  }

  private Scene answer(Scene scene, Request request) {
    Edge edge = edge(scene);
    boolean onItsWay = request.said() != null;
    edge.answered(request, onItsWay ? request.said() : voices.answer(scene, request.toMaster()));
    return done(scene, edge);
  }

  private Scene push(Scene scene, boolean ofCurrent) {
    Listener listener = scene.tab().listener(ofCurrent);
    Edge edge = edge(scene);
    edge.pushed(
        ofCurrent,
        listener.told(scene.board(listener.toMaster()), scene.nowMillis()),
        voices.answer(scene, listener.toMaster()));
    return done(scene, edge);
  }

  private Scene signOfLife(Scene scene, boolean ofCurrent) {
    Listener listener = scene.tab().listener(ofCurrent);
    Edge edge = edge(scene);
    edge.lives(ofCurrent, listener.told(scene.board(listener.toMaster()), scene.nowMillis()));
    return done(scene, edge);
  }

  /** A dead target makes the browser show its own error page: nothing of ours runs any more. */
  private static Scene land(Scene scene) {
    Tab tab = scene.tab();
    boolean target = !tab.onMaster();
    if (!scene.board(target).up()) {
      return scene.with((Tab) null);
    }
    return scene.with(
        Edge.load(
            target,
            tab.hidden(),
            tab.keptByMaster(),
            tab.keptByBackup(),
            tab.ledger(),
            scene.nowMillis()));
  }

  /** What was under way when the machine went to sleep has failed when it wakes. */
  private Scene rouse(Scene scene) {
    Tab tab = scene.tab().asleep(false);
    for (Request request : tab.requests()) {
      tab = tab.with(request.fails(voices.aborted()));
    }
    int late = tab.hidden() ? LATE_HIDDEN_MILLIS : LATE_MILLIS;
    boolean overslept = scene.nowMillis() > tab.wakeMillis() + late;
    return scene.with(overslept ? tab.with(tab.ledger().paused()) : tab);
  }

  /** Answers on their way are lost; what was asked may be answered when the way is back. */
  private static Scene unplug(Scene scene, boolean master) {
    Tab tab = scene.tab();
    for (Request request : tab.requests()) {
      if (request.toMaster() == master && request.said() != null) {
        tab = tab.with(request.lose());
      }
    }
    return scene.with(tab).reaching(master, false);
  }

  @Override
  public String broken(Scene before, Action action, Scene after) {
    return after.broken() != null ? after.broken() : PagePromises.late(after);
  }

  @Override
  public Fingerprint fingerprint(Scene scene) {
    return SceneFingerprint.of(scene);
  }

  @Override
  public String line(Scene before, Action action, Scene after) {
    return PageStory.line(before, action, after);
  }
}
