package switchover.decision;

/**
 * What never changes while the page lives.
 *
 * @param place where the page was when it began
 * @param moves where the document is that moves: the page's own place, or the one of the top page
 *     that it is a frame of
 * @param frameOnly whether the page was to move the top page, and the browser does not let it
 * @param nodeId of the node that served the page; null where its first answer says so
 * @param reload whether the page is loaded anew where its address now answers as the other node
 * @param startedMillis when the page began
 * @param epochOffsetMillis milliseconds since 1970 at time 0 of the page's clock
 * @param zoneMillis how far the operator's time of day is ahead of UTC
 * @param spread this page's part of the time over which pages spread, 0 to 1
 * @param warnMillis how long before it goes the page warns of a planned switch; 0 for not at all
 * @param session path of the HMI that answers only who is signed in; null where it names none
 * @param moved the jump by which the page came here; null where it came otherwise
 * @param movedAt that jump's time of day, for the operator
 */
public record Setup(
    Place place,
    Place moves,
    boolean frameOnly,
    String nodeId,
    boolean reload,
    double startedMillis,
    double epochOffsetMillis,
    double zoneMillis,
    double spread,
    int warnMillis,
    String session,
    Moved moved,
    String movedAt) {}
