package switchover.explore;

import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.Step;

/** The state machine as the explorer sees it: the production one, or one with a rule broken. */
@FunctionalInterface
interface Rules {
  Step step(NodeConfig config, Node node, Event event, long nowMillis);
}
