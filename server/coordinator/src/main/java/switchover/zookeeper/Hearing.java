package switchover.zookeeper;

/** What a candidacy finds out; called from the client's threads, must not block. */
interface Hearing {
  /**
   * The ensemble has answered.
   *
   * @param first whether the candidate leads
   * @param askedNanos when it was asked; monotonic
   * @param sessionMillis as the ensemble granted it
   */
  void answered(Candidacy from, boolean first, long askedNanos, int sessionMillis);

  /** The connection is lost, or in doubt. */
  void silent(Candidacy from);

  /** The candidate has lost its place in the line and does not get one again by itself. */
  void spoilt(Candidacy from);
}
