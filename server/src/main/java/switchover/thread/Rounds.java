package switchover.thread;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The same work again and again, on a thread of its own, until closed. Thread-safe. */
public final class Rounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.thread");
  private static final int MOST_CLOSE_SECONDS = 5;

  private final String name;
  private final ScheduledExecutorService worker;

  /**
   * @param name of the thread
   */
  public Rounds(String name) {
    this.name = name;
    worker = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(name));
  }

  /** One round. */
  public interface Round {
    /** Does the work; a fault ends this round, not those after it. */
    void run() throws InterruptedException;
  }

  /**
   * Begins, at once; to be called once.
   *
   * @param pauseMillis from the end of a round to the next
   */
  public void start(Round round, int pauseMillis) {
    worker.scheduleWithFixedDelay(() -> run(round), 0, pauseMillis, TimeUnit.MILLISECONDS);
  }

  /** Ends; no round is under way after it has returned, unless one has blocked for 5 s. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(MOST_CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Round round) {
    try {
      round.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name + " failed by a fault of its own", e);
    }
  }
}
