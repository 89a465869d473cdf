package switchover.explore;

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

  private static String words(Action action) {
    String text = action.toString();
    text = text.replace("ofMaster=true", "master").replace("ofMaster=false", "backup");
    return text.replace("toMaster=true", "to master").replace("toMaster=false", "to backup");
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
