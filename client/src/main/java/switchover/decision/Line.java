package switchover.decision;

/**
 * The one line for the operator, as data.
 *
 * @param tone how much attention it wants: one of the texts below
 * @param why what it is about
 * @param going whether the page is about to move
 * @param currentSays what the current node says of itself, unknown while it is asked again
 * @param current the current node as the operator knows it
 * @param redundant the redundant node as the operator knows it; null where there is none
 * @param redundantSays what it says of itself
 * @param silentMillis how long the node that matters has not answered
 * @param moved the jump by which the page came here, while that is news; null otherwise
 * @param movedAt its time of day
 */
public record Line(
    String tone,
    String why,
    boolean going,
    String currentSays,
    String current,
    String redundant,
    String redundantSays,
    double silentMillis,
    Moved moved,
    String movedAt) {
  /** Nothing to do. */
  public static final String OK = "ok";

  /** Worth a look. */
  public static final String ATTENTION = "attention";

  /** Nobody may be in control. */
  public static final String ALARM = "alarm";

  /** The line in words. */
  public String text() {
    if (going) {
      return Text.of(reason(), ": moving to ", other());
    }
    if (is(Why.CURRENT_RUNNING)) {
      return Text.of(movedText(), running());
    }
    if (is(Why.BOTH_RUNNING)) {
      return Text.of(both("Running"), ", staying on ", current);
    }
    if (is(Why.BOTH_STANDBY)) {
      return Text.of(both("Standby"), ", nobody is Running");
    }
    if (is(Why.BOTH_SILENT)) {
      return Text.of("No answer from ", current, " and ", redundant, since());
    }
    if (is(Why.REDUNDANT_SILENT)) {
      return Text.of(current, " is Standby, no answer from ", redundant, since());
    }
    if (is(Why.REDUNDANT_STANDBY)) {
      return Text.of(reason(), ", ", redundant, " is Standby");
    }
    if (is(Why.NO_REDUNDANT_NODE)) {
      return Text.of(reason(), ", no redundant node");
    }
    return is(Why.UNKNOWN)
        ? unknown()
        : Text.of(reason(), ", not moved to ", other(), ": ", hindrance());
  }

  private boolean is(String word) {
    return word.equals(why);
  }

  private String both(String say) {
    return Text.of("Both ", say, ": ", current, " and ", redundant);
  }

  private String other() {
    return redundant == null ? "the redundant node" : redundant;
  }

  private String running() {
    if (redundant == null) {
      return Text.of(current, " Running");
    }
    if (Says.STANDBY.equals(redundantSays)) {
      return Text.of(current, " Running, ", redundant, " Standby");
    }
    return Says.SILENT.equals(redundantSays)
        ? Text.of(current, " Running, no answer from ", redundant, since())
        : Text.of(current, " Running, ", redundant, " not heard yet");
  }

  private String unknown() {
    return Says.UNKNOWN.equals(currentSays)
        ? Text.of("Asking ", current, " for its state")
        : Text.of(reason(), ", ", other(), " not heard yet");
  }

  private String reason() {
    if (is(Why.OPERATOR)) {
      return "Asked for by the operator";
    }
    return silentMillis >= 0
        ? Text.of("No answer from ", current, since())
        : Text.of(current, " is Standby");
  }

  private String hindrance() {
    if (is(Why.TARGET_NONE)) {
      return "no address of it is known that this page may use";
    }
    if (is(Why.TARGET_INSECURE)) {
      return "this page came by https and it has no https address";
    }
    if (is(Why.TARGET_NOT_VERIFIED)) {
      return "it answered as Running at none of its addresses";
    }
    if (is(Why.TARGET_NOT_REACHED)) {
      return "the browser did not leave the page";
    }
    return is(Why.HELD) ? "this page holds itself" : "too many moves of late";
  }

  private String movedText() {
    if (moved == null) {
      return "";
    }
    return Text.of("Moved from ", moved.from(), " at ", movedAt, ": ", movedWhy(), ". ");
  }

  private String movedWhy() {
    if (Why.CURRENT_SILENT.equals(moved.why())) {
      int tenths = (int) ((moved.silentMillis() + 99) / 100);
      return Text.of("no answer for ", Text.of(tenths / 10), ".", Text.of(tenths % 10), " s");
    }
    return Why.CURRENT_STANDBY.equals(moved.why()) ? "it is Standby" : "asked for by the operator";
  }

  private String since() {
    return silentMillis < 1000 ? "" : Text.of(" for ", Text.of((int) (silentMillis / 1000)), " s");
  }
}
