package switchover.node;

/**
 * How fit a node is to be Running. Immutable.
 *
 * @param maintenance a person wants it not to take over
 * @param sick what is behind it, such as the HMI, is not well
 * @param epochLost it does not know which epochs were used before, so that it must not claim one
 * @param disk how its disk does; never null
 * @param diskSlow whether the disk last took longer than the ping timeout to answer
 * @param unwellUntilMillis until when it leaves Running to the other, because its epoch could not
 *     be saved in time; 0 for well
 * @param changedMillis when anything else of it last changed; 0 for never
 */
public record Fitness(
    boolean maintenance,
    boolean sick,
    boolean epochLost,
    Disk disk,
    boolean diskSlow,
    long unwellUntilMillis,
    long changedMillis) {

  /** A node that has just started. */
  static final Fitness FIT = new Fitness(false, false, false, Disk.WELL, false, 0, 0);

  /** A node that has just started and has lost its epoch. */
  static final Fitness EPOCH_LOST = new Fitness(false, false, true, Disk.WELL, false, 0, 0);

  /** Whether it may become Running where nobody else can. */
  public boolean mayRun(long nowMillis) {
    Unfit why = unfit(nowMillis);
    return why == null || why == Unfit.SICK || why == Unfit.DISK_SLOW;
  }

  /** Whether it may become Running, could do so at once, and what is behind it is well. */
  public boolean ready(long nowMillis) {
    return unfit(nowMillis) == null;
  }

  /** Whether nothing can be made durable, for how long nobody knows. */
  public boolean diskHangs() {
    return disk == Disk.HANGS;
  }

  /** Why it is not ready; null where it is. */
  Unfit unfit(long nowMillis) {
    if (epochLost) {
      return Unfit.EPOCH_LOST;
    }
    if (maintenance) {
      return Unfit.MAINTENANCE;
    }
    if (diskHangs()) {
      return Unfit.DISK_HANGS;
    }
    if (nowMillis < unwellUntilMillis) {
      return Unfit.EPOCH_NOT_SAVED;
    }
    if (sick) {
      return Unfit.SICK;
    }
    return diskSlow ? Unfit.DISK_SLOW : null;
  }

  /** When the node last became fitter or less fit; 0 for never. */
  long lastChangeMillis(long nowMillis) {
    return unwellUntilMillis <= nowMillis
        ? Math.max(unwellUntilMillis, changedMillis)
        : changedMillis;
  }

  Fitness withMaintenance(boolean on, long nowMillis) {
    return on == maintenance
        ? this
        : new Fitness(on, sick, epochLost, disk, diskSlow, unwellUntilMillis, nowMillis);
  }

  Fitness withSick(boolean now, long nowMillis) {
    return now == sick
        ? this
        : new Fitness(maintenance, now, epochLost, disk, diskSlow, unwellUntilMillis, nowMillis);
  }

  /** Its epoch could not be saved, or not in time. */
  Fitness unwellUntil(long untilMillis) {
    return new Fitness(maintenance, sick, epochLost, disk, diskSlow, untilMillis, changedMillis);
  }

  /** Its epoch is on disk. */
  Fitness saved() {
    return unwellUntil(0);
  }

  /** It knows again which epochs were used. */
  Fitness withEpochFound(long nowMillis) {
    return new Fitness(maintenance, sick, false, disk, diskSlow, unwellUntilMillis, nowMillis);
  }

  /** Whether the disk fails does not change what the node may do; whether it hangs does. */
  Fitness withDisk(Disk now, long nowMillis) {
    boolean turns = diskHangs() != (now == Disk.HANGS);
    long changed = turns ? nowMillis : changedMillis;
    return new Fitness(maintenance, sick, epochLost, now, diskSlow, unwellUntilMillis, changed);
  }

  Fitness withDiskSlow(boolean now, long nowMillis) {
    return now == diskSlow
        ? this
        : new Fitness(maintenance, sick, epochLost, disk, now, unwellUntilMillis, nowMillis);
  }
}
