package switchover.live;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import switchover.status.NodeStatus;

/**
 * Where a node's status hangs for all to see: rendered once per change, with a sequence that rises
 * with each. Watchers are called from a thread of their own, so that thousands of them never hold
 * up a decision; each is shown the newest, not every one in between.
 *
 * <p>Thread-safe, except that {@link #publish} wants one caller at a time.
 */
final class StatusBoard implements AutoCloseable {
  private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
  private final Object news = new Object();
  private final Thread teller = new Thread(this::tellNews, "switchover-status");
  private volatile Snapshot newest;
  private volatile boolean closed;
  private long sequence;

  /**
   * @param firstSequence higher than any that this node gave before in the same epoch
   */
  StatusBoard(long firstSequence) {
    sequence = firstSequence;
    teller.setDaemon(true);
  }

  /** Shows the first status and begins to tell changes. */
  void open(NodeStatus first, boolean ready, Instant redundancySince) {
    publish(first, ready, redundancySince);
    teller.start();
  }

  Snapshot newest() {
    return newest;
  }

  /**
   * Shows a status where it differs from the newest one by more than its sequence.
   *
   * @param status its sequence is replaced by the board's
   * @param redundancySince since when the redundancy is what it is
   */
  void publish(NodeStatus status, boolean ready, Instant redundancySince) {
    Snapshot before = newest;
    if (before != null
        && before.ready() == ready
        && before.status().equals(status.withSequence(before.status().sequence()))) {
      return;
    }
    NodeStatus numbered = status.withSequence(sequence++);
    synchronized (news) {
      newest =
          new Snapshot(numbered, StatusJson.render(numbered, redundancySince.toString()), ready);
      news.notifyAll();
    }
  }

  /** Calls the watcher at once with the newest status and then after each change. */
  AutoCloseable watch(Consumer<Snapshot> watcher) {
    watchers.add(watcher);
    watcher.accept(newest);
    return () -> watchers.remove(watcher);
  }

  @Override
  public void close() {
    synchronized (news) {
      closed = true;
      news.notifyAll();
    }
  }

  private void tellNews() {
    Snapshot told = newest;
    while (!closed) {
      Snapshot next = newest;
      if (next != told) {
        told = next;
        for (Consumer<Snapshot> watcher : watchers) {
          watcher.accept(next);
        }
        continue;
      }
      awaitNews(told);
    }
  }

  private void awaitNews(Snapshot told) {
    synchronized (news) {
      while (!closed && newest == told) {
        try {
          news.wait();
        } catch (InterruptedException e) {
          closed = true;
        }
      }
    }
  }
}
