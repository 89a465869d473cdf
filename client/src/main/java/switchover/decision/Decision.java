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
    String current = pair.current().firm();
    String redundant = pair.redundant().firm();
    if (Says.RUNNING.equals(current)) {
      return stay(Says.RUNNING.equals(redundant) ? Why.BOTH_RUNNING : Why.CURRENT_RUNNING);
    }
    if (Says.UNKNOWN.equals(current)) {
      return stay(Why.UNKNOWN);
    }
    if (pair.alone()) {
      return stay(Why.NO_REDUNDANT_NODE);
    }
    boolean silent = Says.SILENT.equals(current);
    if (Says.RUNNING.equals(redundant)) {
      return new Decision(true, silent ? Why.CURRENT_SILENT : Why.CURRENT_STANDBY);
    }
    if (Says.STANDBY.equals(redundant)) {
      return stay(silent ? Why.REDUNDANT_STANDBY : Why.BOTH_STANDBY);
    }
    if (Says.SILENT.equals(redundant)) {
      return stay(silent ? Why.BOTH_SILENT : Why.REDUNDANT_SILENT);
    }
    return stay(Why.UNKNOWN);
  }

  private static Decision stay(String why) {
    return new Decision(false, why);
  }
}
