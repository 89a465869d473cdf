package switchover.live;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchover.node.Event;
import switchover.settings.Home;
import switchover.settings.Known;
import switchover.thread.DaemonThreads;

/** What a node keeps, written by one thread in the order asked for, so that no decision waits. */
final class DiskWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.disk");

  /** How often it is looked at while nothing else is written. */
  private static final int LOOK_MILLIS = 5000;

  private final Home home;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-disk"));

  DiskWriter(Home home) {
    this.home = home;
  }

  /** Has it looked at again and again, unless it hangs. */
  void look(Runnable due) {
    writer.scheduleWithFixedDelay(due, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Makes the epoch durable and says how that went. */
  void saveEpoch(long epoch, Consumer<Event> outcome) {
    writer.execute(
        () -> {
          try {
            home.epoch().save(epoch);
          } catch (IOException e) {
            outcome.accept(new Event.EpochNotSaved(epoch, e.getMessage()));
            return;
          }
          outcome.accept(new Event.EpochSaved(epoch));
        });
  }

  /** Remembers the addresses; a failure costs no more than the memory. */
  void remember(Known known) {
    writer.execute(
        () -> {
          try {
            home.known().save(known);
          } catch (IOException e) {
            LOG.log(
                Level.WARNING,
                "the pair''s addresses could not be remembered: {0}",
                e.getMessage());
          }
        });
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
