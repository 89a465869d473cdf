package switchover.node;

/**
 * What is on its way to the disk.
 *
 * @param epoch the newest of those under way
 * @param sinceMillis since when the disk has not answered
 */
public record Saving(long epoch, long sinceMillis) {
  /** One more is under way, be it the first. */
  static Saving also(Saving before, long epoch, long nowMillis) {
    return new Saving(epoch, before == null ? nowMillis : before.sinceMillis());
  }

  /** The disk gets its time anew. */
  Saving anewFrom(long nowMillis) {
    return new Saving(epoch, nowMillis);
  }

  /** The disk has answered for one of them; null where it was the last. */
  Saving answered(long ofEpoch, long nowMillis) {
    return ofEpoch == epoch ? null : anewFrom(nowMillis);
  }
}
