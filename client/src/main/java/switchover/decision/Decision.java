package switchover.decision;

/**
 * Whether the page goes to the redundant node.
 *
 * @param switchover true: go, false: stay
 * @param why never null
 */
public record Decision(boolean switchover, String why) {
  /**
   * The rule: go only where the current node is Standby or silent and the redundant node is Running
   * and answers. A node's last word counts only as long as it answers; nothing is decided on doubt.
   */
  public static Decision of(PairView pair) {
    Says current = pair.current().firm();
    Says redundant = pair.redundant().firm();
    if (current == Says.RUNNING) {
      return stay(redundant == Says.RUNNING ? Why.BOTH_RUNNING : Why.CURRENT_RUNNING);
    }
    if (current == Says.UNKNOWN) {
      return stay(Why.UNKNOWN);
    }
    if (pair.alone()) {
      return stay(Why.NO_REDUNDANT_NODE);
    }
    boolean silent = current == Says.SILENT;
    return switch (redundant) {
      case RUNNING -> new Decision(true, silent ? Why.CURRENT_SILENT : Why.CURRENT_STANDBY);
      case STANDBY -> stay(silent ? Why.REDUNDANT_STANDBY : Why.BOTH_STANDBY);
      case SILENT -> stay(silent ? Why.BOTH_SILENT : Why.REDUNDANT_SILENT);
      case UNKNOWN -> stay(Why.UNKNOWN);
    };
  }

  private static Decision stay(String why) {
    return new Decision(false, why);
  }
}
