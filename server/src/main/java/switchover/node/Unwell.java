package switchover.node;

/** When a node whose epoch could not be saved in time may act again. */
final class Unwell {
  private Unwell() {}

  /**
   * Whether it may claim or ask: it is well, and the other node has had the time to hear of it,
   * since that one may have claimed because this one was not.
   */
  static boolean isOver(NodeConfig config, long unwellUntilMillis, boolean linked, long nowMillis) {
    int hearMillis = linked ? config.pingTimeoutMillis() : 0;
    return unwellUntilMillis == 0 || nowMillis >= unwellUntilMillis + hearMillis;
  }
}
