package switchover.pair;

import java.io.IOException;

/** Asks both nodes of a pair again and again, and keeps the longest time without a Running one. */
final class RunningWatch implements AutoCloseable {
  private final TestPair pair;
  private final Thread thread = new Thread(this::watch, "running-watch");
  private volatile boolean closed;
  private long lastRunningNanos = System.nanoTime();
  private long longestNanos;

  private RunningWatch(TestPair pair) {
    this.pair = pair;
    thread.setDaemon(true);
  }

  /** To be begun while a node is Running. */
  static RunningWatch of(TestPair pair) {
    RunningWatch watch = new RunningWatch(pair);
    watch.thread.start();
    return watch;
  }

  /** The longest time so far, up to now, in which neither node said that it is Running. */
  synchronized long longestMillis() {
    return Math.max(longestNanos, System.nanoTime() - lastRunningNanos) / 1_000_000;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void watch() {
    while (!closed) {
      for (TestNode node : pair.nodes()) {
        if (isRunning(node)) {
          note();
        }
      }
      Thread.onSpinWait();
    }
  }

  private synchronized void note() {
    long now = System.nanoTime();
    longestNanos = Math.max(longestNanos, now - lastRunningNanos);
    lastRunningNanos = now;
  }

  private boolean isRunning(TestNode node) {
    try {
      return "Running".equals(node.status().get("state").getAsString());
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      closed = true;
      return false;
    }
  }
}
