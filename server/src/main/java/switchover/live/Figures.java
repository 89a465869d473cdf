package switchover.live;

/**
 * What a node has counted since it started.
 *
 * @param linked whether the redundant connection stands
 * @param linksLost how often the redundant connection was lost
 * @param messagesDropped messages to the redundant connection that were not authentic, not new or
 *     not well formed
 * @param failovers how often the node became Running because the other was silent or gone
 * @param switches how often the node became Running because the other handed over
 * @param redundancyMillis how long the redundancy has been what it is
 */
public record Figures(
    boolean linked,
    long linksLost,
    long messagesDropped,
    long failovers,
    long switches,
    long redundancyMillis) {}
