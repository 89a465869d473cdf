package switchover.live;

import java.util.Map;
import switchover.link.Rejection;

/**
 * What a node has counted since it started.
 *
 * @param linked whether the redundant connection stands
 * @param linksLost how often the redundant connection was lost
 * @param messagesDropped messages to the redundant connection that were not authentic, not new or
 *     not well formed
 * @param rejections how often this node refused another, or was refused by it, for each reason
 * @param failovers how often the node became Running because the other was silent or gone
 * @param switches how often the node became Running because the other handed over
 * @param bothRunning how often the node, Running, heard that the other one was Running too
 * @param redundancyMillis how long the redundancy has been what it is
 */
public record Figures(
    boolean linked,
    long linksLost,
    long messagesDropped,
    Map<Rejection.Reason, Long> rejections,
    long failovers,
    long switches,
    long bothRunning,
    long redundancyMillis) {}
