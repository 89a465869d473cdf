package switchover.decision;

import java.util.List;
import switchover.status.Address;

/**
 * All that a page knows. Immutable; made by {@link Page#start} and {@link Page#next} only.
 *
 * @param setup what never changes while the page lives
 * @param pair what is known of both nodes
 * @param currentStream the current node's stream
 * @param redundantStream the redundant node's stream
 * @param asks the requests under way
 * @param lastAskId the last one's id
 * @param nextCurrentMillis when the current node is asked next
 * @param nextRedundantMillis when the redundant node is asked next
 * @param wide whether this round asks all addresses of the redundant node, not only its last one
 * @param roundMiss why an address of the redundant node did not answer in this round; null where
 *     all have so far
 * @param verified addresses at which the redundant node once answered
 * @param moving a switchover under way; null where there is none
 * @param leavingMillis since when the browser has been leaving the page; negative where it is not
 * @param pausedMillis no switchover begins before
 * @param pausedWhy why; null where none was put off
 * @param budget how often the page may jump
 * @param hidden whether the page is hidden
 * @param notice the last notice; null before the first
 * @param wakeMillis when the page wants to be woken
 * @param told what was told last
 */
public record PageState(
    Setup setup,
    PairView pair,
    Stream currentStream,
    Stream redundantStream,
    List<Asked> asks,
    int lastAskId,
    long nextCurrentMillis,
    long nextRedundantMillis,
    boolean wide,
    Outcome.Miss roundMiss,
    List<Address> verified,
    Moving moving,
    long leavingMillis,
    long pausedMillis,
    String pausedWhy,
    Budget budget,
    boolean hidden,
    String notice,
    long wakeMillis,
    String told) {}
