package switchover.hostile;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import switchover.pair.TestNode;

/** Asks a node for its status all the time, as a page does, and keeps what it has said. */
final class PageWatch implements AutoCloseable {
  /** A page's own patience with one heartbeat. */
  private static final int PATIENCE_MILLIS = 1000;

  private static final int PAUSE_MILLIS = 25;

  private final TestNode node;
  private final Thread thread = new Thread(this::watch, "page-watch");
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private int missed;
  private int mostMissed;

  private PageWatch(TestNode node) {
    this.node = node;
    thread.setDaemon(true);
  }

  static PageWatch of(TestNode node) {
    PageWatch watch = new PageWatch(node);
    watch.thread.start();
    return watch;
  }

  /** Each state, epoch and redundancy that it has shown, and what it said of the other node. */
  Set<String> seen() {
    return seen;
  }

  /** How many heartbeats in a row were at most unanswered in time; a page bears one. */
  synchronized int mostMissed() {
    return mostMissed;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!closed) {
        ask();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    long begun = System.nanoTime();
    boolean inTime = false;
    try {
      JsonObject status = node.status();
      seen.add(
          status.get("state")
              + " "
              + status.get("epoch")
              + " "
              + status.get("redundancy")
              + " "
              + TestNode.redundant(status));
      inTime = (System.nanoTime() - begun) / 1_000_000 <= PATIENCE_MILLIS;
    } catch (IOException e) {
      seen.add(closed ? "" : "no answer: " + e);
    }
    note(inTime);
  }

  private synchronized void note(boolean inTime) {
    missed = inTime ? 0 : missed + 1;
    mostMissed = Math.max(mostMissed, missed);
  }
}
