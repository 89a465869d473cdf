package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.thread.DaemonThreads;

/**
 * All who listen to {@code /status/events}. No write waits, so none of them holds up another, and
 * one thread keeps all connections alive. Thread-safe.
 */
final class EventReaders implements AutoCloseable {
  /** How many may listen at a time. */
  static final int MOST = 20_000;

  /** Proxies and containers give up on connections that are silent for longer. */
  private static final int LONGEST_SILENCE_MILLIS = 10_000;

  private static final int LEAVING_BEAT_MILLIS = 20;

  private static final System.Logger LOG = System.getLogger("switchover.http");
  private static final byte[] BEFORE = "event: status\ndata: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
  private final LiveNode live;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-events"));
  private AutoCloseable watch;
  private volatile boolean closed;
  private volatile Message newest;

  /**
   * A status as it goes over the wire.
   *
   * @param sequence of the status
   * @param snapshot whence it was made
   * @param bytes not to be changed
   */
  record Message(long sequence, Snapshot snapshot, byte[] bytes) {}

  private EventReaders(LiveNode live) {
    this.live = live;
  }

  /** Begins to watch the node. */
  static EventReaders of(LiveNode live, int heartbeatMillis) {
    EventReaders readers = new EventReaders(live);
    readers.watch = live.watch(readers::tell);
    long periodMillis = Math.min(heartbeatMillis, LONGEST_SILENCE_MILLIS);
    readers.pulse.scheduleWithFixedDelay(
        () -> readers.beat(System.nanoTime()), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    return readers;
  }

  int count() {
    return readers.size();
  }

  boolean full() {
    return closed || readers.size() >= MOST;
  }

  /** Lets a page listen; it gets the newest status at once. */
  void add(AsyncContext async, ServletOutputStream out) {
    EventReader reader = new EventReader(async, out, readers::remove);
    readers.add(reader);
    reader.offer(message(live.snapshot()));
    async.addListener(reader);
    out.setWriteListener(reader);
    if (closed) {
      reader.end();
    }
  }

  /** Sends a status to all; never blocks. */
  void tell(Snapshot snapshot) {
    Message message = message(snapshot);
    for (EventReader reader : readers) {
      reader.offer(message);
    }
  }

  /**
   * Waits until nobody listens any more. A reader that has left is noticed by the container only
   * when something is written to it, so each is written to all the time.
   *
   * @param untilNanos when the wait ends at the latest, as of {@link System#nanoTime()}
   */
  void awaitGone(long untilNanos) {
    while (!readers.isEmpty() && System.nanoTime() - untilNanos < 0) {
      beat(System.nanoTime());
      try {
        Thread.sleep(LEAVING_BEAT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Sends what is still due, then ends all streams. */
  @Override
  public void close() {
    closed = true;
    pulse.shutdownNow();
    try {
      watch.close();
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "the watch was closed already", e);
    }
    for (EventReader reader : readers) {
      reader.end();
    }
  }

  private Message message(Snapshot snapshot) {
    Message last = newest;
    if (last != null && last.snapshot() == snapshot) {
      return last;
    }
    byte[] json = snapshot.json();
    byte[] bytes = new byte[BEFORE.length + json.length + AFTER.length];
    System.arraycopy(BEFORE, 0, bytes, 0, BEFORE.length);
    System.arraycopy(json, 0, bytes, BEFORE.length, json.length);
    System.arraycopy(AFTER, 0, bytes, BEFORE.length + json.length, AFTER.length);
    newest = new Message(snapshot.status().sequence(), snapshot, bytes);
    return newest;
  }

  /** A sign of life to all, and the end for those who have taken nothing for too long. */
  void beat(long nowNanos) {
    for (EventReader reader : readers) {
      reader.beat(nowNanos);
    }
  }
}
