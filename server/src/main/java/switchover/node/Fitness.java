package switchover.node;

/**
 * How fit a node is to be Running. Immutable.
 *
 * @param maintenance a person wants it not to take over
 * @param sick what is behind it, such as the HMI, is not well
 * @param epochLost it does not know which epochs were used before, so that it must not claim one
 * @param unwellUntilMillis until when it leaves Running to the other, because its epoch could not
 *     be saved in time; 0 for well
 * @param changedMillis when maintenance or sickness last changed; 0 for never
 */
public record Fitness(
    boolean maintenance,
    boolean sick,
    boolean epochLost,
    long unwellUntilMillis,
    long changedMillis) {

  /** A node that has just started. */
  static final Fitness FIT = new Fitness(false, false, false, 0, 0);

  /** A node that has just started and has lost its epoch. */
  static final Fitness EPOCH_LOST = new Fitness(false, false, true, 0, 0);

  /** Whether it may become Running where nobody else can. */
  public boolean mayRun(long nowMillis) {
    return !maintenance && !epochLost && nowMillis >= unwellUntilMillis;
  }

  /** Whether it may become Running and what is behind it is well. */
  public boolean ready(long nowMillis) {
    return mayRun(nowMillis) && !sick;
  }

  /** When the node last became fitter or less fit; 0 for never. */
  long lastChangeMillis(long nowMillis) {
    return unwellUntilMillis <= nowMillis
        ? Math.max(unwellUntilMillis, changedMillis)
        : changedMillis;
  }

  /**
   * Whether the other node has had the time to hear of the last change: until then it may act on
   * what it heard before, and this one must not claim or ask beside it.
   */
  boolean known(int hearMillis, long nowMillis) {
    long changed = lastChangeMillis(nowMillis);
    return changed == 0 || nowMillis >= changed + hearMillis;
  }

  Fitness withMaintenance(boolean on, long nowMillis) {
    return on == maintenance
        ? this
        : new Fitness(on, sick, epochLost, unwellUntilMillis, nowMillis);
  }

  Fitness withSick(boolean now, long nowMillis) {
    return now == sick
        ? this
        : new Fitness(maintenance, now, epochLost, unwellUntilMillis, nowMillis);
  }

  Fitness unwellUntil(long untilMillis) {
    return new Fitness(maintenance, sick, epochLost, untilMillis, changedMillis);
  }

  /** It knows again which epochs were used. */
  Fitness withEpochFound(long nowMillis) {
    return new Fitness(maintenance, sick, false, unwellUntilMillis, nowMillis);
  }
}
