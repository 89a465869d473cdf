package switchover.decision;

import switchover.status.NodeState;
import switchover.status.NodeStatus;

/**
 * What the page knows of one node from the node's own word, and the judge of its silence.
 *
 * @param nodeId null until known
 * @param status its last well-formed answer; null before the first
 * @param base the address at which it last answered as itself; null before that
 * @param heardMillis when the last answer was heard, or when the page began to listen
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
    NodeStatus status,
    String base,
    long heardMillis,
    long roundTripMillis,
    int missed,
    int limit,
    long firstMissMillis,
    boolean doubted,
    Outcome.Miss lastMiss) {

  private static final int LEAST_QUICK_MILLIS = 250;

  /** For how long a silent node's order of answers is remembered. */
  private static final int ORDER_KEPT_MILLIS = 10_000;

  /** A node not heard yet. */
  static NodeView unheard(String nodeId, String base, int limit, long nowMillis) {
    return new NodeView(nodeId, null, base, nowMillis, 0, 0, limit, 0, false, null);
  }

  /** What the node says of itself, as far as is known. */
  public Says says() {
    if (missed >= limit) {
      return Says.SILENT;
    }
    if (status == null) {
      return Says.UNKNOWN;
    }
    return status.state() == NodeState.RUNNING ? Says.RUNNING : Says.STANDBY;
  }

  /** Whether the node answered the last heartbeat and nothing has cast doubt on it since. */
  public boolean answering() {
    return status != null && missed == 0 && !doubted;
  }

  /** What may be decided by: a last word counts only as long as the node answers. */
  Says firm() {
    Says says = says();
    return says == Says.SILENT || answering() ? says : Says.UNKNOWN;
  }

  /** Whether an answer is older than what the node has said before. */
  boolean stale(NodeStatus answer, long nowMillis) {
    if (status == null || says() == Says.SILENT && nowMillis - heardMillis > ORDER_KEPT_MILLIS) {
      return false;
    }
    return answer.epoch() < status.epoch()
        || answer.epoch() == status.epoch() && answer.sequence() < status.sequence();
  }

  NodeView heard(NodeStatus answer, String at, long tookMillis, long nowMillis) {
    return new NodeView(
        answer.nodeId(), answer, at, nowMillis, tookMillis, 0, limit, 0, false, null);
  }

  NodeView missed(Outcome.Miss miss, long nowMillis) {
    int count = missed < limit ? missed + 1 : missed;
    long first = missed == 0 ? nowMillis : firstMissMillis;
    return new NodeView(
        nodeId, status, base, heardMillis, roundTripMillis, count, limit, first, doubted, miss);
  }

  /** The same node with its last word in doubt, and no evidence of silence against it. */
  NodeView voided() {
    return new NodeView(
        nodeId, status, base, heardMillis, roundTripMillis, 0, limit, 0, true, lastMiss);
  }

  /** The same node with its last word in doubt; what it left unanswered still counts. */
  NodeView inDoubt() {
    return new NodeView(
        nodeId,
        status,
        base,
        heardMillis,
        roundTripMillis,
        missed,
        limit,
        firstMissMillis,
        true,
        lastMiss);
  }

  NodeView at(String newBase) {
    return new NodeView(
        nodeId,
        status,
        newBase,
        heardMillis,
        roundTripMillis,
        missed,
        limit,
        firstMissMillis,
        doubted,
        lastMiss);
  }

  NodeView silentAfter(int newLimit) {
    return new NodeView(
        nodeId,
        status,
        base,
        heardMillis,
        roundTripMillis,
        missed,
        newLimit,
        firstMissMillis,
        doubted,
        lastMiss);
  }

  /** The deadline of a confirmation: by what the node needed last, and never above the usual. */
  int quickMillis(int timeoutMillis) {
    long quick = Math.max(LEAST_QUICK_MILLIS, 3 * roundTripMillis + 100);
    return (int) Math.min(quick, timeoutMillis);
  }
}
