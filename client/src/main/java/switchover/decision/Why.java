package switchover.decision;

/** Why the page stays or goes. */
public enum Why {
  /** Stay: the current node is Running and answers. */
  CURRENT_RUNNING("CurrentRunning"),

  /** Go: the current node is silent, the redundant node Running. */
  CURRENT_SILENT("CurrentSilent"),

  /** Go: the current node is Standby, the redundant node Running. */
  CURRENT_STANDBY("CurrentStandby"),

  /** Go: the operator asked for it. */
  OPERATOR("Operator"),

  /** Stay: both nodes say that they are Running. */
  BOTH_RUNNING("BothRunning"),

  /** Stay: both nodes say that they are Standby. */
  BOTH_STANDBY("BothStandby"),

  /** Stay: no node answers. */
  BOTH_SILENT("BothSilent"),

  /** Stay: the current node is Standby, the redundant node silent. */
  REDUNDANT_SILENT("RedundantSilent"),

  /** Stay: the current node is silent, the redundant node Standby. */
  REDUNDANT_STANDBY("RedundantStandby"),

  /** Stay: the current node is not Running, and there is no redundant node. */
  NO_REDUNDANT_NODE("NoRedundantNode"),

  /** Stay: what a node is now is not known yet, or is being asked again. */
  UNKNOWN("Unknown"),

  /** Stay: the redundant node is Running, but none of its addresses may be used from this page. */
  TARGET_NONE("TargetNone"),

  /** Stay: the redundant node is Running, but the page came by https and it has only http. */
  TARGET_INSECURE("TargetInsecure"),

  /** Stay: the redundant node is Running, but answered at none of its addresses when asked. */
  TARGET_NOT_VERIFIED("TargetNotVerified"),

  /** Stay: the browser did not leave the page when told to. */
  TARGET_NOT_REACHED("TargetNotReached"),

  /** Stay: the page that the script is in holds itself. */
  HELD("Held"),

  /** Stay: this tab jumped too often of late. */
  HELD_DOWN("HeldDown");

  private final String word;

  Why(String word) {
    this.word = word;
  }

  /** The word as told in {@code Switchover.status()}; never null. */
  public String word() {
    return word;
  }
}
