package switchover.decision;

/** The one line for the operator, in words. Lives only while it is written. */
final class Line {
  private static final int NEWS_MILLIS = 60_000;
  private static final int DAY_SECONDS = 86_400;

  private final Turn turn;
  private final String why;
  private final boolean going;
  private final String current;
  private final String redundant;

  /** What it is about, said of both nodes as the operator knows them. */
  Line(Turn turn, Decision decision) {
    this.turn = turn;
    why = decision.why();
    going = decision.switchover();
    current = named(Showing.currentName(turn.pair));
    redundant = named(Showing.redundantName(turn.pair));
  }

  String text() {
    if (going || is(Why.ANNOUNCED)) {
      return Text.of(leaving(), alone());
    }
    if (is(Why.CURRENT_RUNNING)) {
      return Text.of(movedText(), running());
    }
    NodeView node = turn.pair.current();
    if (Says.SILENT.equals(node.says()) && Text.begins(node.lastMiss().cause(), Cause.OTHER)) {
      return say("This address now answers for another node or pair: load this page anew");
    }
    if (is(Why.BOTH_RUNNING)) {
      return say("Both Running: {0} and {1}, staying on {0}", current, redundant);
    }
    if (is(Why.BOTH_STANDBY)) {
      return say("Both Standby: {0} and {1}, nobody is Running", current, redundant);
    }
    if (is(Why.BOTH_SILENT)) {
      return bothSilent();
    }
    if (is(Why.REDUNDANT_SILENT)) {
      return say("{0} is Standby, no answer from {1}{2}", current, redundant, since());
    }
    if (is(Why.REDUNDANT_STANDBY)) {
      return say("{0}, {1} is Standby", reason(), redundant);
    }
    if (is(Why.NO_REDUNDANT_NODE)) {
      return say("{0}, no redundant node", reason());
    }
    return is(Why.UNKNOWN)
        ? unknown()
        : say("{0}, not moved to {1}: {2}", reason(), other(), hindrance());
  }

  private String bothSilent() {
    double heard = turn.pair.current().heardMillis();
    double since = Math.max(heard, turn.pair.redundant().heardMillis());
    return say(
        "No answer from {0} and {1}: both nodes are silent since {2}, data is {3} s old",
        current, redundant, timeOfDay(since), Text.of((int) ((turn.now - heard) / 1000)));
  }

  private String timeOfDay(double millis) {
    Setup here = turn.setup;
    double local = (millis + here.epochOffsetMillis() + here.zoneMillis()) / 1000;
    int second = (int) (local - Math.floor(local / DAY_SECONDS) * DAY_SECONDS);
    return Text.of(digits(second / 3600), ":", digits(second / 60 % 60), ":", digits(second % 60));
  }

  private static String digits(int number) {
    return Text.of(Text.of(number / 10), Text.of(number % 10));
  }

  private String leaving() {
    int seconds = Switchover.seconds(turn);
    return seconds > 0
        ? say("{0}: moving to {1} in {2} s", reason(), other(), Text.of(seconds))
        : say("{0}: moving to {1}", reason(), other());
  }

  private String say(String english, String... parts) {
    return Words.say(turn.words, english, parts);
  }

  private String named(String name) {
    return Showing.NAMELESS.equals(name) ? say(Showing.NAMELESS) : name;
  }

  private boolean is(String word) {
    return word.equals(why);
  }

  private String other() {
    return redundant == null ? say("the redundant node") : redundant;
  }

  private String running() {
    if (redundant == null) {
      return say("{0} Running", current);
    }
    if (Says.STANDBY.equals(turn.pair.redundant().says())) {
      return say(
          Showing.ready(turn.pair)
              ? "{0} Running, {1} Standby"
              : "{0} Running, {1} Standby and not ready to take over",
          current,
          redundant);
    }
    return Says.SILENT.equals(turn.pair.redundant().says())
        ? say("{0} Running, no answer from {1}{2}", current, redundant, since())
        : say("{0} Running, {1} not heard yet", current, redundant);
  }

  private String unknown() {
    return Says.UNKNOWN.equals(turn.pair.current().firm())
        ? say("Asking {0} for its state", current)
        : say("{0}, {1} not heard yet", reason(), other());
  }

  private String reason() {
    if (is(Why.OPERATOR)) {
      return say("Asked for by the operator");
    }
    return Says.SILENT.equals(turn.pair.current().says())
        ? say("No answer from {0}{1}", current, since())
        : say("{0} is Standby", current);
  }

  private String hindrance() {
    if (is(Why.TARGET_NONE)) {
      return say("no address of it is known that this page may use");
    }
    if (is(Why.TARGET_INSECURE)) {
      return say("this page came by https and it has no https address");
    }
    if (is(Why.TARGET_NOT_VERIFIED)) {
      return say("it answered as Running at none of its addresses");
    }
    if (is(Why.TARGET_NOT_REACHED)) {
      return say("the browser did not leave the page");
    }
    return is(Why.HELD) ? say("this page holds itself") : say("too many moves of late");
  }

  private String movedText() {
    Moved moved = turn.setup.moved();
    return moved == null || turn.now - turn.setup.startedMillis() >= NEWS_MILLIS
        ? ""
        : say(
            "Moved from {0} at {1}: {2}. ",
            moved.from(), turn.setup.movedAt(), Text.of(movedWhy(moved), alone()));
  }

  /** Where more was to move than the frame that the page is. */
  private String alone() {
    return turn.frameOnly ? say(", only this frame") : "";
  }

  private String movedWhy(Moved moved) {
    if (Why.CURRENT_SILENT.equals(moved.why())) {
      Setup here = turn.setup;
      double leftMillis = moved.atEpochMillis() - here.epochOffsetMillis();
      double blind = moved.silentMillis() + Math.max(0, here.startedMillis() - leftMillis);
      int silentTenths = tenths(moved.silentMillis());
      int blindTenths = tenths(blind);
      return say(
          "no answer for {0}.{1} s; without data {2}.{3} s",
          Text.of(silentTenths / 10),
          Text.of(silentTenths % 10),
          Text.of(blindTenths / 10),
          Text.of(blindTenths % 10));
    }
    return Why.CURRENT_STANDBY.equals(moved.why())
        ? say("it is Standby")
        : say("asked for by the operator");
  }

  private static int tenths(double millis) {
    return (int) ((millis + 99) / 100);
  }

  /** For how long the node that matters has not answered. */
  private String since() {
    boolean ofRedundant = is(Why.CURRENT_RUNNING) || is(Why.REDUNDANT_SILENT);
    NodeView node = ofRedundant ? turn.pair.redundant() : turn.pair.current();
    int seconds = (int) ((turn.now - node.heardMillis()) / 1000);
    return seconds < 1 ? "" : say(" for {0} s", Text.of(seconds));
  }
}
