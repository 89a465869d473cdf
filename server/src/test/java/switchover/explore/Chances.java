package switchover.explore;

import java.util.ArrayList;
import java.util.List;

/** What can happen next to a pair with a page. */
final class Chances {
  private static final int SECOND_MILLIS = 1000;

  private final Physics nodes;
  private final Voices voices;

  Chances(Physics nodes, Voices voices) {
    this.nodes = nodes;
    this.voices = voices;
  }

  /** Whether nothing is on its way between the nodes or to their disks. */
  boolean quiet(World pair) {
    return nodes.natural(pair).get(0) instanceof Action.Pass;
  }

  /**
   * What is due in this instant: the nodes settle among themselves first, then the page hears what
   * has come, in every order.
   */
  List<Action> pending(Scene scene) {
    if (!quiet(scene.pair())) {
      return List.of(nodes.natural(scene.pair()).get(0));
    }
    List<Action> actions = new ArrayList<>();
    Tab tab = scene.tab();
    if (tab.asleep()) {
      return actions;
    }
    for (boolean ofCurrent : new boolean[] {true, false}) {
      if (lives(scene, tab.listener(ofCurrent))) {
        return List.of(new Action.SignOfLife(ofCurrent));
      }
    }
    if (tab.leaving() && scene.answers(!tab.onMaster())) {
      actions.add(new Action.Land());
    }
    for (Request request : tab.requests()) {
      boolean comes = request.said() != null || scene.answers(request.toMaster());
      if (comes && !request.lost()) {
        actions.add(new Action.Answer(request.id()));
      }
    }
    for (boolean ofCurrent : new boolean[] {true, false}) {
      addStream(scene, ofCurrent, actions);
    }
    boolean due = scene.nowMillis() >= tab.wakeMillis();
    if (due && (!tab.hidden() || scene.nowMillis() % SECOND_MILLIS == 0)) {
      actions.add(new Action.Timer());
    }
    return actions;
  }

  /** A sign of life says nothing new: it comes before all else that is due for the page. */
  private static boolean lives(Scene scene, Listener listener) {
    return listener != null
        && scene.reaches(listener.toMaster())
        && scene.answers(listener.toMaster())
        && !listener.dead(scene.board(listener.toMaster()))
        && !listener.behind(scene.board(listener.toMaster()))
        && listener.lives(scene.nowMillis());
  }

  private static void addStream(Scene scene, boolean ofCurrent, List<Action> actions) {
    Listener listener = scene.tab().listener(ofCurrent);
    if (listener == null || !scene.reaches(listener.toMaster())) {
      return;
    }
    Board board = scene.board(listener.toMaster());
    if (listener.dead(board)) {
      actions.add(new Action.StreamBreaks(ofCurrent));
    } else if (scene.answers(listener.toMaster()) && listener.behind(board)) {
      actions.add(new Action.Push(ofCurrent));
    }
  }

  /** What a person or misfortune may do now. */
  List<Action> disturbances(Scene scene) {
    List<Action> actions = new ArrayList<>();
    for (Action action : nodes.disturbances(scene.pair())) {
      if (!ofLink(action)) {
        actions.add(action);
      }
    }
    for (boolean master : new boolean[] {true, false}) {
      actions.add(scene.reaches(master) ? new Action.Unplug(master) : new Action.Plug(master));
    }
    addOfTab(scene.tab(), actions);
    if (!scene.tab().asleep()) {
      for (Request request : scene.tab().requests()) {
        addOfRequest(scene, request, actions);
      }
    }
    if (quiet(scene.pair()) && !pending(scene).isEmpty()) {
      actions.add(new Action.PassLate());
    }
    return actions;
  }

  /** The link's own faults, and a failing disk, are explored without a page. */
  private static boolean ofLink(Action action) {
    return action instanceof Action.Lose
        || action instanceof Action.Duplicate
        || action instanceof Action.SaveFails
        || action instanceof Action.Sicken
        || action instanceof Action.Kill kill && kill.savesArrive();
  }

  private static void addOfTab(Tab tab, List<Action> actions) {
    if (tab.asleep()) {
      actions.add(new Action.Rouse());
      return;
    }
    actions.add(new Action.Sleep());
    actions.add(tab.hidden() ? new Action.Show() : new Action.Hide());
    actions.add(new Action.Click());
    for (boolean ofCurrent : new boolean[] {true, false}) {
      if (tab.listener(ofCurrent) != null) {
        actions.add(new Action.CutStream(ofCurrent));
        if (!tab.listener(ofCurrent).mute()) {
          actions.add(new Action.MuteStream(ofCurrent));
        }
      }
    }
  }

  private void addOfRequest(Scene scene, Request request, List<Action> actions) {
    boolean underWay = !request.lost() && scene.reaches(request.toMaster());
    if (!underWay || request.said() != null) {
      return;
    }
    actions.add(new Action.LoseAnswer(request.id()));
    if (scene.answers(request.toMaster())) {
      actions.add(new Action.SlowAnswer(request.id()));
    }
    for (Wrong wrong : Wrong.values()) {
      if (voices.wrong(scene, request.toMaster(), wrong) != null) {
        actions.add(new Action.WrongAnswer(request.id(), wrong));
      }
    }
  }
}
