package switchover.live;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import switchover.settings.MaintenanceFile;
import switchover.thread.DaemonThreads;

/**
 * Until when a node is in maintenance. The end is a time of the wall clock, since a person names
 * it; it is looked at each second, so that a clock that is set does no lasting harm. Thread-safe.
 */
final class MaintenanceTime implements AutoCloseable {
  /** Who must know of a change; called under the lock of this, in the order of the changes. */
  interface Listener {
    /**
     * It was begun, prolonged or ended.
     *
     * @param end null for off
     * @param by who asked; null where its time was over
     */
    void changed(Instant end, String by);

    /** Its time was over, and the file could not follow; it has ended all the same. */
    void fileFailed(String cause);
  }

  private final MaintenanceFile file;
  private final Listener listener;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-maintenance"));
  private volatile Instant until;

  /**
   * @param until the end that was found at the start, be it past or not; null for off
   */
  MaintenanceTime(MaintenanceFile file, Instant until, Listener listener) {
    this.file = file;
    this.listener = listener;
    this.until = until == null || !until.isAfter(Instant.now()) ? null : until;
  }

  void start() {
    clock.scheduleWithFixedDelay(() -> look(Instant.now()), 1, 1, TimeUnit.SECONDS);
  }

  /** The end; null where it is off. */
  Instant until() {
    return until;
  }

  /**
   * Keeps the end durably, then tells it; without effect where it is off and shall be.
   *
   * @param end null for off
   * @param by who asks
   * @return whether anything was changed
   * @throws IOException where that can't be kept; nothing has changed then
   */
  synchronized boolean set(Instant end, String by) throws IOException {
    if (end == null && until == null) {
      return false;
    }
    file.save(end);
    until = end;
    listener.changed(end, by);
    return true;
  }

  /**
   * Ends it where its time is over. The file follows, for what is past in it has no effect after a
   * restart: so the node may run even where its disk hangs.
   */
  void look(Instant now) {
    Instant end = until;
    if (end != null && !end.isAfter(now)) {
      endUnlessProlonged(end);
    }
  }

  private synchronized void endUnlessProlonged(Instant end) {
    if (!end.equals(until)) {
      return;
    }
    until = null;
    listener.changed(null, null);
    try {
      file.save(null);
    } catch (IOException e) {
      listener.fileFailed(e.getMessage());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
