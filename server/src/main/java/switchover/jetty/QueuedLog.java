package switchover.jetty;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Hands on to the handlers that write, on a thread of its own, so that nobody who logs waits for a
 * pipe that is not read or a disk that hangs. Where they take nothing any longer, what is logged is
 * dropped from the {@link #MOST_WAITING}th record on, until all that waits is written; in its place
 * comes one line with their number. Thread-safe.
 */
final class QueuedLog extends Handler {
  /** More records than this never wait. */
  static final int MOST_WAITING = 1000;

  /** A planned stop waits no longer for its last lines. */
  private static final int MOST_FLUSH_MILLIS = 500;

  private final List<Handler> writers;
  private final ArrayDeque<LogRecord> waiting = new ArrayDeque<>();
  private long missing;
  private boolean writing;

  QueuedLog(List<Handler> writers) {
    this.writers = List.copyOf(writers);
    Thread thread = new Thread(this::work, "switchover-log");
    thread.setDaemon(true);
    thread.start();
  }

  /** Never waits. */
  @Override
  public void publish(LogRecord entry) {
    synchronized (waiting) {
      if (missing > 0 || waiting.size() == MOST_WAITING) {
        missing++;
        return;
      }
      waiting.add(entry);
      waiting.notifyAll();
    }
  }

  /** Waits until all is written, half a second at most. */
  @Override
  public void flush() {
    long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_FLUSH_MILLIS);
    synchronized (waiting) {
      try {
        long leftNanos = untilNanos - System.nanoTime();
        while (isBusy() && leftNanos > 0) {
          TimeUnit.NANOSECONDS.timedWait(waiting, leftNanos);
          leftNanos = untilNanos - System.nanoTime();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    flush();
    writers.forEach(Handler::close);
  }

  private boolean isBusy() {
    return writing || missing > 0 || !waiting.isEmpty();
  }

  private void work() {
    try {
      while (true) {
        write(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LogRecord next() throws InterruptedException {
    synchronized (waiting) {
      writing = false;
      waiting.notifyAll();
      while (!isBusy()) {
        waiting.wait();
      }
      writing = true;
      LogRecord next = waiting.poll();
      if (next == null) {
        next = new LogRecord(Level.WARNING, missing + " lines are missing: the log was not taken");
        next.setLoggerName("switchover.log");
        missing = 0;
      }
      return next;
    }
  }

  private void write(LogRecord entry) {
    for (Handler writer : writers) {
      try {
        writer.publish(entry);
      } catch (RuntimeException e) {
        reportError(null, e, ErrorManager.WRITE_FAILURE);
      }
    }
  }
}
