package switchover.explore;

import java.util.Map;
import switchover.node.Node;

/** A step of the explorer as a sentence that a person can follow. */
final class Story {
  private Story() {}

  /** Null where time or a message passed and changed nothing that a person would see. */
  static String line(World before, Action action, World after) {
    boolean quiet = action instanceof Action.Pass || action instanceof Action.Deliver;
    boolean same =
        words(before.master()).equals(words(after.master()))
            && words(before.backup()).equals(words(after.backup()));
    return quiet && same ? null : sentence(before, action, after);
  }

  private static String sentence(World before, Action action, World after) {
    return String.format(
        "%6d ms  %-44s master %-18s backup %s",
        after.nowMillis() - 1000,
        words(action),
        change(before.master(), after.master()),
        change(before.backup(), after.backup()));
  }

  /** Both nodes as they are. */
  static String nodes(World world) {
    return "master " + words(world.master()) + ", backup " + words(world.backup());
  }

  static String words(Action action) {
    if (action instanceof Action.Deliver deliver) {
      return name(deliver.toMaster()) + " hears the other node";
    } else if (action instanceof Action.SaveDone saved) {
      return "the epoch of " + name(saved.ofMaster()) + " is on disk";
    } else if (action instanceof Action.Start start) {
      return name(start.ofMaster()) + " starts";
    } else if (action instanceof Action.Wake wake) {
      return name(wake.ofMaster()) + " wakes";
    } else if (action instanceof Action.AskSwitch ask) {
      return "somebody asks " + name(ask.ofMaster()) + " for a switch";
    } else if (action instanceof Action.Sicken sicken) {
      return "what is behind " + name(sicken.ofMaster()) + (sicken.sick() ? " fails" : " is well");
    } else if (action instanceof Action.Maintain maintain) {
      return name(maintain.ofMaster()) + (maintain.on() ? " into" : " out of") + " maintenance";
    }
    return fault(action);
  }

  private static String fault(Action action) {
    if (action instanceof Action.Kill kill) {
      return name(kill.ofMaster()) + " is killed";
    } else if (action instanceof Action.Freeze freeze) {
      return name(freeze.ofMaster()) + " freezes";
    } else if (action instanceof Action.Lose lose) {
      return "what " + name(lose.toMaster()) + " should hear is lost";
    } else if (action instanceof Action.Duplicate twice) {
      return name(twice.toMaster()) + " hears the other node twice";
    } else if (action instanceof Action.Cut cut) {
      return "the link is cut, " + name(cut.toMaster()) + " hears nothing";
    } else if (action instanceof Action.SaveFails fails) {
      return name(fails.ofMaster()) + " cannot write its epoch";
    }
    return simple(action);
  }

  private static String simple(Action action) {
    Map<Class<?>, String> words =
        Map.of(
            Action.Pass.class, "time passes",
            Action.PassLate.class, "time passes, and that is still to come",
            Action.Heal.class, "the link heals",
            Action.Timer.class, "the page's timer",
            Action.Minute.class, "a minute passes",
            Action.Click.class, "the operator clicks",
            Action.Hide.class, "the tab is hidden",
            Action.Show.class, "the tab is seen again",
            Action.Sleep.class, "the operator's machine sleeps",
            Action.Rouse.class, "the operator's machine wakes");
    return words.get(action.getClass());
  }

  private static String name(boolean master) {
    return master ? "master" : "backup";
  }

  private static String change(Side before, Side after) {
    String now = words(after);
    return words(before).equals(now) ? now : "-> " + now;
  }

  private static String words(Side side) {
    if (!side.up()) {
      return "down";
    }
    Node node = side.node();
    String state =
        node.state().word() + " " + (node.running() ? node.epoch() : node.highestEpoch());
    return side.frozen() ? "frozen " + state : state;
  }
}
