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
    Says currentSays,
    String current,
    String redundant,
    Says redundantSays,
    long silentMillis,
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
      return reason() + ": moving to " + other();
    }
    return switch (why) {
      case Why.CURRENT_RUNNING -> movedText() + running();
      case Why.BOTH_RUNNING -> both("Running") + ", staying on " + current;
      case Why.BOTH_STANDBY -> both("Standby") + ", nobody is Running";
      case Why.BOTH_SILENT -> "No answer from " + current + " and " + redundant + since();
      case Why.REDUNDANT_SILENT -> current + " is Standby, no answer from " + redundant + since();
      case Why.REDUNDANT_STANDBY -> reason() + ", " + redundant + " is Standby";
      case Why.NO_REDUNDANT_NODE -> reason() + ", no redundant node";
      case Why.UNKNOWN -> unknown();
      default -> reason() + ", not moved to " + other() + ": " + hindrance();
    };
  }

  private String both(String say) {
    return "Both " + say + ": " + current + " and " + redundant;
  }

  private String other() {
    return redundant == null ? "the redundant node" : redundant;
  }

  private String running() {
    if (redundant == null) {
      return current + " Running";
    }
    return switch (redundantSays) {
      case STANDBY -> current + " Running, " + redundant + " Standby";
      case SILENT -> current + " Running, no answer from " + redundant + since();
      default -> current + " Running, " + redundant + " not heard yet";
    };
  }

  private String unknown() {
    return currentSays == Says.UNKNOWN
        ? "Asking " + current + " for its state"
        : reason() + ", " + other() + " not heard yet";
  }

  private String reason() {
    if (Why.OPERATOR.equals(why)) {
      return "Asked for by the operator";
    }
    return silentMillis >= 0 ? "No answer from " + current + since() : current + " is Standby";
  }

  private String hindrance() {
    return switch (why) {
      case Why.TARGET_NONE -> "no address of it is known that this page may use";
      case Why.TARGET_INSECURE -> "this page came by https and it has no https address";
      case Why.TARGET_NOT_VERIFIED -> "it answered as Running at none of its addresses";
      case Why.TARGET_NOT_REACHED -> "the browser did not leave the page";
      case Why.HELD -> "this page holds itself";
      default -> "too many moves of late";
    };
  }

  private String movedText() {
    if (moved == null) {
      return "";
    }
    boolean silent = moved.why().equals(Why.CURRENT_SILENT);
    boolean standby = moved.why().equals(Why.CURRENT_STANDBY);
    String cause =
        silent
            ? "no answer for " + seconds(moved.silentMillis())
            : standby ? "it is Standby" : "asked for by the operator";
    return "Moved from " + moved.from() + " at " + movedAt + ": " + cause + ". ";
  }

  private String since() {
    return silentMillis < 1000 ? "" : " for " + (int) (silentMillis / 1000) + " s";
  }

  private static String seconds(long millis) {
    int tenths = (int) ((millis + 99) / 100);
    return tenths / 10 + "." + tenths % 10 + " s";
  }
}
