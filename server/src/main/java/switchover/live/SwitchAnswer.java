package switchover.live;

/**
 * What became of a switch that a person asked for.
 *
 * @param done whether Running and Standby were exchanged
 * @param reason why not; null where it was done
 * @param snapshot this node's status afterwards; never null
 */
public record SwitchAnswer(boolean done, String reason, Snapshot snapshot) {}
