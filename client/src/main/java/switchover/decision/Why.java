package switchover.decision;

/**
 * Why the page stays or goes, in the words of {@code Switchover.status()}. Texts and not an enum,
 * which would cost the script half a kilobyte.
 */
public final class Why {
  /** Stay: the current node is Running and answers. */
  public static final String CURRENT_RUNNING = "CurrentRunning";

  /** Go: the current node is silent, the redundant node Running. */
  public static final String CURRENT_SILENT = "CurrentSilent";

  /** Go: the current node is Standby, the redundant node Running. */
  public static final String CURRENT_STANDBY = "CurrentStandby";

  /** Go: the operator asked for it. */
  public static final String OPERATOR = "Operator";

  /** Stay: a planned switch is announced to the operator before the page goes. */
  public static final String ANNOUNCED = "Announced";

  /** Stay: both nodes say that they are Running. */
  public static final String BOTH_RUNNING = "BothRunning";

  /** Stay: both nodes say that they are Standby. */
  public static final String BOTH_STANDBY = "BothStandby";

  /** Stay: no node answers. */
  public static final String BOTH_SILENT = "BothSilent";

  /** Stay: the current node is Standby, the redundant node silent. */
  public static final String REDUNDANT_SILENT = "RedundantSilent";

  /** Stay: the current node is silent, the redundant node Standby. */
  public static final String REDUNDANT_STANDBY = "RedundantStandby";

  /** Stay: the current node is not Running, and there is no redundant node. */
  public static final String NO_REDUNDANT_NODE = "NoRedundantNode";

  /** Stay: what a node is now is not known yet, or is being asked again. */
  public static final String UNKNOWN = "Unknown";

  /** Stay: the redundant node is Running, but none of its addresses may be used from this page. */
  public static final String TARGET_NONE = "TargetNone";

  /** Stay: the redundant node is Running, but the page came by https and it has only http. */
  public static final String TARGET_INSECURE = "TargetInsecure";

  /** Stay: the redundant node is Running, but answered at none of its addresses when asked. */
  public static final String TARGET_NOT_VERIFIED = "TargetNotVerified";

  /** Stay: the browser did not leave the page when told to. */
  public static final String TARGET_NOT_REACHED = "TargetNotReached";

  /** Stay: the page that the script is in holds itself. */
  public static final String HELD = "Held";

  /** Stay: this tab jumped too often of late. */
  public static final String HELD_DOWN = "HeldDown";

  private Why() {}
}
