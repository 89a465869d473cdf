package switchover.explore;

import switchover.decision.Page;

/** A step of a pair with a page as a sentence that a person can follow. */
final class PageStory {
  private PageStory() {}

  /** Null where nothing happened that a person would see. */
  static String line(Scene before, Action action, Scene after) {
    boolean same =
        page(before).equals(page(after))
            && Story.nodes(before.pair()).equals(Story.nodes(after.pair()));
    if (same && byItself(action)) {
      return null;
    }
    return String.format(
        "%6d ms  %-48s %-38s %s",
        after.nowMillis() - 1000, words(before, action), Story.nodes(after.pair()), page(after));
  }

  private static boolean byItself(Action action) {
    return action instanceof Action.Pass
        || action instanceof Action.Deliver
        || action instanceof Action.SaveDone
        || action instanceof Action.Timer
        || action instanceof Action.Answer
        || action instanceof Action.Push
        || action instanceof Action.SignOfLife;
  }

  private static String page(Scene scene) {
    Tab tab = scene.tab();
    if (tab == null) {
      return "the browser's error page";
    }
    String line =
        Page.view(tab.page(), scene.nowMillis())
            .line()
            .replaceAll(" for [0-9]+ s|: both nodes.*", "");
    return "page of " + name(tab.onMaster()) + ": " + line;
  }

  private static String words(Scene scene, Action action) {
    if (action instanceof Action.Answer answer) {
      return answer(scene, answer.id());
    } else if (action instanceof Action.Push push) {
      boolean master = scene.tab().listener(push.ofCurrent()).toMaster();
      return name(master) + " pushes " + scene.board(master).shown().state().word();
    } else if (action instanceof Action.StreamBreaks breaks) {
      return "the page's stream from " + listened(scene, breaks.ofCurrent()) + " breaks";
    } else if (action instanceof Action.SignOfLife sign) {
      return listened(scene, sign.ofCurrent()) + " gives a sign of life";
    } else if (action instanceof Action.MuteStream mute) {
      return "signs of life of " + listened(scene, mute.ofCurrent()) + " are kept from the page";
    } else if (action instanceof Action.CutStream cut) {
      return "something cuts the stream from " + listened(scene, cut.ofCurrent());
    } else if (action instanceof Action.LoseAnswer lose) {
      return "the answer of " + asked(scene, lose.id()) + " is lost";
    } else if (action instanceof Action.SlowAnswer slow) {
      return answer(scene, slow.id()) + ", slowly";
    } else if (action instanceof Action.WrongAnswer wrong) {
      return "in place of " + asked(scene, wrong.id()) + " comes " + wrong.wrong().words;
    } else if (action instanceof Action.Unplug unplug) {
      return "page and " + name(unplug.ofMaster()) + " lose each other";
    } else if (action instanceof Action.Plug plug) {
      return "page and " + name(plug.ofMaster()) + " reach each other again";
    } else if (action instanceof Action.Land) {
      return "the browser loads the page of " + name(!scene.tab().onMaster());
    }
    return Story.words(action);
  }

  private static String answer(Scene scene, int id) {
    Request request = scene.tab().request(id);
    Board board = scene.board(request.toMaster());
    String now = board.up() ? "answers " + board.shown().state().word() : "refuses the connection";
    return name(request.toMaster()) + " " + (request.said() == null ? now : request.said().words());
  }

  private static String asked(Scene scene, int id) {
    return name(scene.tab().request(id).toMaster());
  }

  private static String listened(Scene scene, boolean ofCurrent) {
    return name(scene.tab().listener(ofCurrent).toMaster());
  }

  private static String name(boolean master) {
    return master ? "master" : "backup";
  }
}
