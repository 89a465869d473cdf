package switchover.status;

/**
 * Present where the node must not take over for a while.
 *
 * @param until the end, an ISO 8601 instant in UTC; never null
 */
public record Maintenance(String until) {}
