package switchover.node;

import switchover.status.NodeState;

/**
 * What this node knows of the redundant node.
 *
 * @param everLinked whether the two have linked since this node started
 * @param linked whether the redundant connection stands now
 * @param report the last report of this connection; null where none has come yet
 * @param saidMillis the report was made after this moment of this node's own time
 * @param heardMillis when the redundant node was last heard; where never, when this node began to
 *     listen
 * @param linkedMillis when the redundant connection was made last; where never, when this node
 *     began to listen
 * @param wokeMillis when this node woke from a pause last; what was said before is no news. Where
 *     it never paused, when it began to listen
 * @param keptOutEpoch more than 0: it is a master that refuses the connection, lives, and is
 *     Running under this epoch
 */
public record Peer(
    boolean everLinked,
    boolean linked,
    Report report,
    long saidMillis,
    long heardMillis,
    long linkedMillis,
    long wokeMillis,
    long keptOutEpoch) {

  /** Nothing is known yet. */
  static Peer unknown(long nowMillis) {
    return new Peer(false, false, null, 0, nowMillis, nowMillis, nowMillis, 0);
  }

  /** Whether the connection stands and the redundant node last said this state. */
  public boolean says(NodeState state) {
    return linked && report != null && report.state() == state;
  }

  /** The epoch under which it is Running, as far as this node has been told; 0 for not. */
  long runningEpoch() {
    return says(NodeState.RUNNING) ? report.epoch() : keptOutEpoch;
  }

  /** Whether the connection stands and the redundant node is Standby and could take over now. */
  public boolean standsReady() {
    return says(NodeState.STANDBY) && report.ready();
  }

  /** Whether the connection stands and the redundant node hands over. */
  public boolean handsOver() {
    return says(NodeState.STANDBY) && report.handsOverEpoch() > 0;
  }

  /** Whether it does so and knew of this epoch when it began: an offer of before it is none. */
  boolean handsOverKnowing(long epoch) {
    return handsOver() && report.handsOverEpoch() >= epoch;
  }

  /** Whether the redundant node last said that it has lost its epoch. */
  boolean saysEpochLost() {
    return report != null && report.epochLost();
  }

  /** Whether its last report was made after it had heard what this node said after this moment. */
  boolean knowsWhatWasSaidAfter(long millis) {
    return saidMillis > millis;
  }

  /** Whether it has been silent for the time given. */
  public boolean silentFor(int millis, long nowMillis) {
    return nowMillis - heardMillis >= millis;
  }

  /** Counts silence from now on where nothing was heard yet. */
  Peer listenedFrom(long nowMillis) {
    return everLinked
        ? this
        : new Peer(false, false, null, 0, nowMillis, nowMillis, wokeMillis, keptOutEpoch);
  }

  /** Silence counts from this moment at the earliest. */
  Peer heardNotBefore(long millis) {
    return heardMillis >= millis
        ? this
        : new Peer(
            everLinked, linked, report, saidMillis, millis, linkedMillis, wokeMillis, keptOutEpoch);
  }

  Peer linkedAt(long nowMillis) {
    return new Peer(true, true, null, 0, nowMillis, nowMillis, wokeMillis, 0);
  }

  Peer heard(Report said, long sinceMillis, long nowMillis) {
    return new Peer(true, true, said, sinceMillis, nowMillis, linkedMillis, wokeMillis, 0);
  }

  /** Running, but without a connection. */
  Peer keptOut(long byEpoch, long nowMillis) {
    return new Peer(everLinked, false, null, 0, nowMillis, linkedMillis, wokeMillis, byEpoch);
  }

  Peer lost() {
    return new Peer(everLinked, false, null, 0, heardMillis, linkedMillis, wokeMillis, 0);
  }

  /** What a node said last is nothing to go by once it is silent. */
  Peer believed(int silenceMillis, long nowMillis) {
    boolean stale = (report != null || keptOutEpoch > 0) && silentFor(silenceMillis, nowMillis);
    return stale ? unheard(heardMillis, linkedMillis, wokeMillis) : this;
  }

  /** After a pause of this node: what was heard before it, and the silence in it, prove nothing. */
  Peer forgottenAt(long nowMillis) {
    return unheard(nowMillis, nowMillis, nowMillis);
  }

  private Peer unheard(long heardAtMillis, long linkedAtMillis, long wokeAtMillis) {
    return new Peer(everLinked, linked, null, 0, heardAtMillis, linkedAtMillis, wokeAtMillis, 0);
  }
}
