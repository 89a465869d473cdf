package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.status.NodeStatus;
import switchover.thread.DaemonThreads;

/**
 * All who listen to {@code /status/events}. No write waits, so none of them holds up another, and
 * one thread keeps all connections alive. Thread-safe.
 */
final class EventReaders implements AutoCloseable {
  /** How many may listen at a time, where the system lets the process open enough files. */
  private static final int MOST = 20_000;

  /** Of all connections that may come in; the rest is for heartbeats and the redundant node. */
  private static final double SHARE_OF_CONNECTIONS = 0.75;

  /** Where fewer pages can listen, an admin has to do something about it. */
  private static final int FEW = 1000;

  /** Proxies and containers give up on connections that are silent for longer. */
  private static final int LONGEST_SILENCE_MILLIS = 10_000;

  private static final long MICROS_PER_MILLI = 1000;

  /** The signs of life go to one part of the readers after the other, never to all in one burst. */
  private static final int SHARES = 16;

  /** So much earlier than promised: to send them takes a while, and the machine may be busy. */
  private static final int SHARES_EARLY = 2;

  private static final int LEAVING_BEAT_MILLIS = 20;

  private static final System.Logger LOG = System.getLogger("switchover.http");
  private static final byte[] BEFORE = "event: status\ndata: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * A comment for whoever looks at the connection, and an event for pages: they see no comments.
   */
  private static final String SIGN_OF_LIFE =
      ":\nevent: alive\ndata: {\"state\":\"%s\",\"epoch\":%d,\"sequence\":%d}\n\n";

  private final int most = most(OpenFiles.most());
  private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
  private final LiveNode live;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-events"));
  private final AtomicInteger added = new AtomicInteger();
  private AutoCloseable watch;
  private ScheduledFuture<?> beats;
  private volatile boolean closed;

  /** Whether all are being told a status, which is a sign of life, too. */
  private volatile boolean telling;

  /** Known to the pulse. */
  private int share;

  /** How many signs of life may be left out until the next, and one. */
  private volatile int rarest;

  private volatile Message newest;

  /**
   * A status as it goes over the wire.
   *
   * @param sequence of the status
   * @param snapshot whence it was made
   * @param status not to be changed
   * @param signOfLife says that the status still holds; not to be changed
   */
  record Message(long sequence, Snapshot snapshot, byte[] status, byte[] signOfLife) {}

  private EventReaders(LiveNode live) {
    this.live = live;
  }

  /** Begins to watch the node. */
  static EventReaders of(LiveNode live, int heartbeatMillis) {
    EventReaders readers = new EventReaders(live);
    readers.tellMost();
    readers.watch = live.watch(readers::tell);
    readers.beatEvery(heartbeatMillis);
    return readers;
  }

  /** How often each is given a sign of life from now on, at least. */
  synchronized void beatEvery(int heartbeatMillis) {
    if (beats != null) {
      beats.cancel(false);
    }
    int silenceMillis = Math.min(heartbeatMillis, LONGEST_SILENCE_MILLIS);
    rarest = LONGEST_SILENCE_MILLIS / silenceMillis;
    long stepMicros = silenceMillis * MICROS_PER_MILLI / (SHARES + SHARES_EARLY);
    beats =
        pulse.scheduleWithFixedDelay(
            this::beatNextShare, stepMicros, stepMicros, TimeUnit.MICROSECONDS);
  }

  int count() {
    return readers.size();
  }

  /** How many have yet to take what was written to them. */
  long blocked() {
    return readers.stream().filter(EventReader::isBlocked).count();
  }

  /** How many may listen at a time. */
  int most() {
    return most;
  }

  boolean full() {
    return closed || readers.size() >= most;
  }

  static int most(int files) {
    return (int) Math.min(MOST, OpenFiles.connections(files) * SHARE_OF_CONNECTIONS);
  }

  private void tellMost() {
    if (most < MOST) {
      LOG.log(
          most < FEW ? Level.WARNING : Level.INFO,
          "at most {0} pages can listen: this process may open no more than {1} files (ulimit -n)",
          Integer.toString(most),
          Integer.toString(OpenFiles.most()));
    }
  }

  /**
   * Lets a page listen; it gets the newest status at once.
   *
   * @param signsEvery in how many heartbeat periods it is given a sign of life, at least, as long
   *     as that is not too rare for proxies and containers
   */
  void add(AsyncContext async, ServletOutputStream out, int signsEvery) {
    int ofShare = Math.floorMod(added.getAndIncrement(), SHARES);
    EventReader reader = new EventReader(async, out, ofShare, signsEvery, readers::remove);
    readers.add(reader);
    reader.offer(message(live.snapshot()));
    async.addListener(reader);
    out.setWriteListener(reader);
    if (closed) {
      reader.end();
    }
  }

  /**
   * Sends a status to all; never blocks. It takes a while to go through thousands, and a switch
   * brings several changes within milliseconds: each is sent what is the newest by then.
   */
  void tell(Snapshot snapshot) {
    telling = true;
    Message message = message(snapshot);
    for (EventReader reader : readers) {
      Snapshot now = live.snapshot();
      if (now.status().sequence() > message.sequence()) {
        message = message(now);
      }
      reader.offer(message);
    }
    telling = false;
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
    NodeStatus status = snapshot.status();
    long sequence = status.sequence();
    String sign =
        String.format(Locale.ROOT, SIGN_OF_LIFE, status.state().word(), status.epoch(), sequence);
    newest = new Message(sequence, snapshot, bytes, sign.getBytes(StandardCharsets.US_ASCII));
    return newest;
  }

  /** While thousands are told a status, signs of life wait until that is done. */
  private void beatNextShare() {
    if (telling) {
      return;
    }
    share = (share + 1) % SHARES;
    long nowNanos = System.nanoTime();
    for (EventReader reader : readers) {
      if (reader.share() == share && reader.isSignDue(rarest)) {
        reader.beat(nowNanos);
      }
    }
  }

  /** A sign of life to all, and the end for those who have taken nothing for too long. */
  void beat(long nowNanos) {
    for (EventReader reader : readers) {
      reader.beat(nowNanos);
    }
  }
}
