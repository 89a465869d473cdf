package switchover.node;

import switchover.status.NodeState;

/**
 * What this node knows of the redundant node.
 *
 * @param everLinked whether the two have linked since this node started
 * @param linked whether the redundant connection stands now
 * @param report the last report of this connection; null where none has come yet
 * @param heardMillis when the redundant node was last heard; where never, when this node began to
 *     listen
 * @param linkedMillis when the redundant connection was made last; where never, when this node
 *     began to listen
 * @param wokeMillis when this node woke from a pause last; what was said before is no news. Where
 *     it never paused, when it began to listen
 */
public record Peer(
    boolean everLinked,
    boolean linked,
    Report report,
    long heardMillis,
    long linkedMillis,
    long wokeMillis) {

  /** Nothing is known yet. */
  static Peer unknown(long nowMillis) {
    return new Peer(false, false, null, nowMillis, nowMillis, nowMillis);
  }

  /** Whether the connection stands and the redundant node last said this state. */
  public boolean says(NodeState state) {
    return linked && report != null && report.state() == state;
  }

  /** Whether the connection stands and the redundant node is Standby and could take over now. */
  public boolean standsReady() {
    return says(NodeState.STANDBY) && report.ready();
  }

  /** Whether the redundant node last said that it has lost its epoch. */
  boolean saysEpochLost() {
    return report != null && report.epochLost();
  }

  /** Whether the connection stands and the redundant node hands over. */
  public boolean handsOver() {
    return says(NodeState.STANDBY) && report.handsOverEpoch() > 0;
  }

  /** Whether it has been silent for the time given. */
  public boolean silentFor(int millis, long nowMillis) {
    return nowMillis - heardMillis >= millis;
  }

  /** Counts silence from now on where nothing was heard yet. */
  Peer listenedFrom(long nowMillis) {
    return everLinked ? this : new Peer(false, false, null, nowMillis, nowMillis, wokeMillis);
  }

  Peer linkedAt(long nowMillis) {
    return new Peer(true, true, null, nowMillis, nowMillis, wokeMillis);
  }

  Peer heard(Report said, long nowMillis) {
    return new Peer(true, true, said, nowMillis, linkedMillis, wokeMillis);
  }

  /** Alive, but without a connection. */
  Peer aliveAt(long nowMillis) {
    return new Peer(everLinked, false, null, nowMillis, linkedMillis, wokeMillis);
  }

  Peer lost() {
    return new Peer(everLinked, false, null, heardMillis, linkedMillis, wokeMillis);
  }

  /** What a node said last is nothing to go by once it is silent. */
  Peer believed(int silenceMillis, long nowMillis) {
    boolean stale = report != null && silentFor(silenceMillis, nowMillis);
    return stale ? new Peer(everLinked, linked, null, heardMillis, linkedMillis, wokeMillis) : this;
  }

  /** After a pause of this node: what was heard before it, and the silence in it, prove nothing. */
  Peer forgottenAt(long nowMillis) {
    return new Peer(everLinked, linked, null, nowMillis, nowMillis, nowMillis);
  }
}
