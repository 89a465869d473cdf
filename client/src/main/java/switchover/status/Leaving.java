package switchover.status;

/**
 * Said by a node before a planned stop.
 *
 * @param inMillis how long the node still answers, in milliseconds
 * @param reason why it goes, such as {@code stop}; never null
 */
public record Leaving(int inMillis, String reason) {}
