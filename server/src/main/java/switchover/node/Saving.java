package switchover.node;

/**
 * What is on its way to the disk.
 *
 * @param epoch the newest of those under way
 * @param sinceMillis since when the disk has not answered
 * @param alone whether the disk has had nothing else to do meanwhile, so that its answer tells how
 *     fast it is
 */
public record Saving(long epoch, long sinceMillis, boolean alone) {
  /** What a disk that is known to be slow may take. */
  private static final int SLOW_MILLIS = 5000;

  /** One more is under way, be it the first. */
  static Saving also(Saving before, long epoch, long nowMillis) {
    return before == null
        ? new Saving(epoch, nowMillis, true)
        : new Saving(epoch, before.sinceMillis(), false);
  }

  /** The disk gets its time anew. */
  Saving anewFrom(long nowMillis) {
    return new Saving(epoch, nowMillis, false);
  }

  /**
   * From when on the disk counts as one that hangs. One that has just shown that it is slow gets
   * longer: where both nodes have such a disk, each would else begin anew as often as the other
   * does, and nobody would run.
   */
  long hangsFromMillis(NodeConfig config, boolean isSlow) {
    int timeoutMillis = config.pingTimeoutMillis();
    return sinceMillis + (isSlow ? Math.max(timeoutMillis, SLOW_MILLIS) : timeoutMillis);
  }

  /** Whether the disk is slow, now that it answers; what was known before holds where in doubt. */
  boolean slow(NodeConfig config, boolean wasSlow, long nowMillis) {
    boolean late = nowMillis > sinceMillis + config.pingTimeoutMillis();
    return late || wasSlow && !alone;
  }

  /** The disk has answered for one of them; null where it was the last. */
  Saving answered(long ofEpoch, long nowMillis) {
    return ofEpoch == epoch ? null : anewFrom(nowMillis);
  }
}
