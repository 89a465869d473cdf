package switchover.live;

import java.util.List;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.NodeView;
import switchover.settings.PageSettings;
import switchover.settings.Settings;
import switchover.status.Attention;
import switchover.status.Contract;
import switchover.status.Heartbeat;
import switchover.status.Leaving;
import switchover.status.Maintenance;
import switchover.status.Mode;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;
import switchover.status.RedundantNode;

/** From the node's inner state to what it says in public. Pure. */
record OwnStatus(Settings settings, String nodeId) {

  /**
   * The status without its sequence, which is the board's.
   *
   * @param pages how many are open on this node
   */
  NodeStatus of(
      NodeConfig config,
      Node node,
      Acquaintance known,
      Maintenance maintenance,
      Leaving leaving,
      List<Attention> attention,
      int pages,
      long nowMillis) {
    Redundancy redundancy = NodeView.redundancy(config, node, nowMillis);
    boolean ready = NodeView.ready(config, node, nowMillis);
    return new NodeStatus(
        Contract.SCHEMA,
        settings.redundancy().pair(),
        nodeId,
        settings.node().name(),
        config.mode(),
        node.state(),
        NodeView.shownEpoch(node),
        0,
        redundancy,
        ServiceLevel.of(node.running(), ready, maintenance != null, redundancy),
        known.own(),
        redundantNode(config, node, known, nowMillis),
        heartbeat(),
        maintenance,
        leaving,
        Spread.millis(pages),
        attention);
  }

  private static RedundantNode redundantNode(
      NodeConfig config, Node node, Acquaintance known, long nowMillis) {
    if (config.mode() == Mode.INDEPENDENT) {
      return null;
    }
    return new RedundantNode(
        known.redundantNodeId(),
        known.redundantName(),
        NodeView.redundantStatus(config, node, nowMillis),
        known.redundant());
  }

  private Heartbeat heartbeat() {
    PageSettings page = settings.page();
    return new Heartbeat(page.heartbeatMillis(), page.timeoutMillis(), page.missed());
  }
}
