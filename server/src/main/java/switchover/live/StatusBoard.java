package switchover.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import switchover.status.NodeStatus;
import switchover.status.RedundantNode;
import switchover.status.RedundantStatus;

/**
 * Where a node's status hangs for all to see: rendered once per change, with a sequence that rises
 * with each. Watchers are called from a thread of their own, so that thousands of them never hold
 * up a decision; each is shown the newest, not every one in between. A switch brings several
 * changes of a node within milliseconds, of which pages await one: that is told at once, the others
 * together.
 *
 * <p>Thread-safe, except that {@link #publish} wants one caller at a time.
 */
final class StatusBoard implements AutoCloseable {
  /** How long a change of the pair's redundancy alone waits for others; nobody reads it sooner. */
  private static final int TOGETHER_MILLIS = 100;

  private final LongSupplier clockMillis;
  private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
  private final Object news = new Object();
  private final Thread teller = new Thread(this::tellNews, "switchover-status");
  private volatile Snapshot newest;
  private volatile boolean closed;
  private long sequence;

  /** What the watchers have been told; under the lock of the news, as what follows. */
  private Snapshot told;

  /** Since when the newest is another. */
  private long untoldMillis;

  /**
   * @param firstSequence higher than any that this node gave before in the same epoch
   * @param clockMillis monotonic
   */
  StatusBoard(long firstSequence, LongSupplier clockMillis) {
    sequence = firstSequence;
    this.clockMillis = clockMillis;
    teller.setDaemon(true);
  }

  /** Shows the first status and begins to tell changes. */
  void open(NodeStatus first, boolean ready, Instant redundancySince) {
    publish(first, ready, redundancySince);
    told = newest;
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
      if (newest == told) {
        untoldMillis = clockMillis.getAsLong();
      }
      newest =
          new Snapshot(numbered, StatusJson.render(numbered, redundancySince.toString()), ready);
      news.notifyAll();
    }
  }

  /** Calls the watcher at once with the newest status and then after changes. */
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
    do {
      Snapshot next = awaitNews();
      if (next != null) {
        for (Consumer<Snapshot> watcher : watchers) {
          watcher.accept(next);
        }
      }
    } while (!closed);
  }

  /** The newest, once that is to be told; null where the board closes and all has been told. */
  private Snapshot awaitNews() {
    synchronized (news) {
      try {
        while (!closed && newest == told) {
          news.wait();
        }
        long leftMillis = leftMillis();
        while (!closed && leftMillis > 0 && !isUrgent(told.status(), newest.status())) {
          news.wait(leftMillis);
          leftMillis = leftMillis();
        }
      } catch (InterruptedException e) {
        closed = true;
      }
      Snapshot next = newest == told ? null : newest;
      told = newest;
      return next;
    }
  }

  private long leftMillis() {
    return untoldMillis + TOGETHER_MILLIS - clockMillis.getAsLong();
  }

  /**
   * Whether more has changed than what a switch changes of the pair beside the node's own state.
   */
  private static boolean isUrgent(NodeStatus told, NodeStatus next) {
    return misses(next) && !misses(told) || !ofItself(next).equals(ofItself(told));
  }

  private static List<Object> ofItself(NodeStatus status) {
    return Arrays.asList(
        status.state(),
        status.addresses(),
        status.maintenance(),
        status.leaving(),
        status.spreadMillis(),
        status.attention());
  }

  /** Pages that hear so ask their own node whether it is still there. */
  private static boolean misses(NodeStatus status) {
    RedundantNode redundant = status.redundantNode();
    return redundant != null && redundant.status() == RedundantStatus.FAULTED;
  }
}
