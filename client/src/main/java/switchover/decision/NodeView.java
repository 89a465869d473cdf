package switchover.decision;

/**
 * What the page knows of one node from the node's own word, and the judge of its silence.
 *
 * @param nodeId null until known
 * @param status its last well-formed answer; null before the first
 * @param base the address at which it last answered as itself; null before that
 * @param heardMillis when the last answer or sign of life was heard, or when the page began to
 *     listen
 * @param saidMillis when the last answer was heard; before the first as above
 * @param roundTripMillis how long the last answered request took; 0 before the first
 * @param missed heartbeats left unanswered in a row since the last answer
 * @param limit how many of them make the node silent; at least 1
 * @param firstMissMillis when the first of them was found unanswered; without meaning at 0 missed
 * @param doubted whether what it said last is being asked again: its stream broke, or the evidence
 *     was voided; its last word then counts for nothing
 * @param lastMiss why its last unanswered heartbeat was; null after an answer
 */
public record NodeView(
    String nodeId,
    Answer status,
    String base,
    double heardMillis,
    double saidMillis,
    double roundTripMillis,
    int missed,
    int limit,
    double firstMissMillis,
    boolean doubted,
    Outcome lastMiss) {

  private static final int LEAST_QUICK_MILLIS = 250;

  /** For how long a silent node's order of answers is remembered. */
  private static final int ORDER_KEPT_MILLIS = 10_000;

  /** A node not heard yet. */
  static NodeView unheard(String nodeId, String base, int limit, double nowMillis) {
    return new NodeView(nodeId, null, base, nowMillis, nowMillis, 0, 0, limit, 0, false, null);
  }

  /** What the node says of itself, as far as is known. */
  public String says() {
    if (missed >= limit) {
      return Says.SILENT;
    }
    if (status == null) {
      return Says.UNKNOWN;
    }
    return status.running() ? Says.RUNNING : Says.STANDBY;
  }

  /** Whether the node answered the last heartbeat and nothing has cast doubt on it since. */
  public boolean answering() {
    return status != null && missed == 0 && !doubted;
  }

  /** What may be decided by: a last word counts only as long as the node answers. */
  String firm() {
    String says = says();
    return Says.SILENT.equals(says) || answering() ? says : Says.UNKNOWN;
  }

  /** Whether an answer is older than what the node has said before. */
  boolean stale(Answer answer, double nowMillis) {
    if (status == null || missed >= limit && nowMillis - heardMillis > ORDER_KEPT_MILLIS) {
      return false;
    }
    return answer.epoch() < status.epoch()
        || answer.epoch() == status.epoch() && answer.sequence() < status.sequence();
  }

  NodeView heard(Answer answer, String at, double tookMillis, double nowMillis) {
    return new NodeView(
        answer.nodeId(), answer, at, nowMillis, nowMillis, tookMillis, 0, limit, 0, false, null);
  }

  /** The same node, which has nothing new to say. */
  NodeView alive(double nowMillis) {
    return new NodeView(
        nodeId,
        status,
        base,
        nowMillis,
        saidMillis,
        roundTripMillis,
        missed,
        limit,
        firstMissMillis,
        doubted,
        lastMiss);
  }

  NodeView missed(Outcome miss, double nowMillis) {
    int count = missed < limit ? missed + 1 : missed;
    return with(base, count, limit, missed == 0 ? nowMillis : firstMissMillis, doubted, miss);
  }

  /** The same node with its last word in doubt, and no evidence of silence against it. */
  NodeView voided() {
    return with(base, 0, limit, 0, true, lastMiss);
  }

  /** The same node with its last word in doubt; what it left unanswered still counts. */
  NodeView inDoubt() {
    return with(base, missed, limit, firstMissMillis, true, lastMiss);
  }

  NodeView at(String newBase) {
    return with(newBase, missed, limit, firstMissMillis, doubted, lastMiss);
  }

  NodeView silentAfter(int newLimit) {
    return with(base, missed, newLimit, firstMissMillis, doubted, lastMiss);
  }

  private NodeView with(
      String newBase,
      int newMissed,
      int newLimit,
      double newFirstMissMillis,
      boolean newDoubted,
      Outcome newLastMiss) {
    return new NodeView(
        nodeId,
        status,
        newBase,
        heardMillis,
        saidMillis,
        roundTripMillis,
        newMissed,
        newLimit,
        newFirstMissMillis,
        newDoubted,
        newLastMiss);
  }

  /** The deadline of a confirmation: by what the node needed last, and never above the usual. */
  int quickMillis(int timeoutMillis) {
    double quick = Math.max(LEAST_QUICK_MILLIS, 3 * roundTripMillis + 100);
    return (int) Math.min(quick, timeoutMillis);
  }
}
