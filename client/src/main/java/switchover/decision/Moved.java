package switchover.decision;

/**
 * A jump, as told on the node where the page landed.
 *
 * @param from name of the node that was left
 * @param fromBase its base URL
 * @param atEpochMillis when the page left, in milliseconds since 1970
 * @param silentMillis how long the node had not answered then
 * @param noticedEpochMillis when its first heartbeat was found unanswered, or its Standby heard
 * @param why the {@link Why}'s word
 */
public record Moved(
    String from,
    String fromBase,
    double atEpochMillis,
    double silentMillis,
    double noticedEpochMillis,
    String why) {}
