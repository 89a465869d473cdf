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
  private final MaintenanceFile file;
  private final Runnable onEnd;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-maintenance"));
  private volatile Instant until;

  /**
   * @param until the end that was found at the start, be it past or not; null for off
   * @param onEnd called when the time is over
   */
  MaintenanceTime(MaintenanceFile file, Instant until, Runnable onEnd) {
    this.file = file;
    this.onEnd = onEnd;
    this.until = until == null || !until.isAfter(Instant.now()) ? null : until;
  }

  void start() {
    clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** The end; null where it is off. */
  Instant until() {
    return until;
  }

  /**
   * Keeps the end durably.
   *
   * @param end null for off
   */
  void set(Instant end) throws IOException {
    file.save(end);
    until = end;
  }

  /**
   * Ends it because its time is over; what is past in the file has no effect after a restart.
   *
   * @throws IOException where the file could not follow; it has ended all the same
   */
  void over() throws IOException {
    until = null;
    file.save(null);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    Instant end = until;
    if (end != null && !end.isAfter(Instant.now())) {
      onEnd.run();
    }
  }
}
