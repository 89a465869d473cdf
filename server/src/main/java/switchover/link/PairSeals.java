package switchover.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import switchover.digest.Sha256;
import switchover.settings.PairKey;
import switchover.settings.PairKeys;
import switchover.thread.DaemonThreads;

/**
 * The pair's keys as seals: the present one, and while keys are being changed the next one behind
 * it. They are read anew for each connect, and once a second, on a thread of its own, so that a
 * disk that hangs holds up no ping and no connect. Thread-safe.
 */
final class PairSeals implements AutoCloseable {
  /** Why a session by a dropped key is over. */
  static final String DROPPED = "the pair key by which the nodes were linked was dropped";

  private static final int LOOK_MILLIS = 1000;

  /** A connect waits no longer for the files. */
  private static final int MOST_READ_MILLIS = 200;

  private static final int ID_CHARS = 16;

  private final PairKeys keys;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-link-keys"));

  /** Whether a connect has the files read: one at a time, since the next may hang as well. */
  private final AtomicBoolean asked = new AtomicBoolean();

  private volatile List<Held> latest = List.of();
  private volatile String droppedId;

  /** The thread's own. */
  private List<PairKey> read;

  /**
   * A key that this node holds.
   *
   * @param id names the key without giving anything of it away
   */
  record Held(PairKey key, Seal seal, String id) {
    static Held of(PairKey key) {
      return new Held(key, new Seal(key.bytes()), id(key));
    }

    /** The key is 32 random bytes: nobody finds them by their hash. */
    private static String id(PairKey key) {
      MessageDigest digest = Sha256.digest();
      digest.update("switchover-pair-key-id".getBytes(StandardCharsets.US_ASCII));
      byte[] hash = digest.digest(key.bytes());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, ID_CHARS);
    }
  }

  PairSeals(PairKeys keys) {
    this.keys = keys;
    read();
    thread.scheduleWithFixedDelay(this::read, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * The keys as their files are now; as they were seen last where that does not come at once, or is
   * waited for already.
   */
  List<Held> readAnew() {
    if (asked.compareAndSet(false, true)) {
      try {
        thread.submit(this::answer).get(MOST_READ_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // The disk hangs or holds a fault: the keys that are known hold.
      } catch (RejectedExecutionException e) {
        // This end is closing.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return latest;
  }

  private void answer() {
    try {
      read();
    } finally {
      asked.set(false);
    }
  }

  private void read() {
    List<PairKey> now = keys.accepted();
    if (!now.equals(read)) {
      if (latest.size() > 1 && !now.contains(latest.get(0).key())) {
        droppedId = latest.get(0).id();
      }
      latest = now.stream().map(Held::of).toList();
      read = now;
    }
  }

  /** The keys as they were seen last, at most a second ago. Never waits. */
  List<Held> latest() {
    return latest;
  }

  /** The newest key, by which the nodes are to speak as soon as both have it. */
  Held newest() {
    List<Held> all = latest;
    return all.get(all.size() - 1);
  }

  /** The ids of the keys that this node accepts. */
  List<String> ids() {
    return latest.stream().map(Held::id).toList();
  }

  /** The nodes are linked by this key: the one before it is dropped, soon. Never waits. */
  void confirm(Held held) {
    if (latest.size() < 2 || !held.id().equals(newest().id())) {
      return;
    }
    try {
      thread.execute(
          () -> {
            keys.confirmed(held.key());
            read();
          });
    } catch (RejectedExecutionException e) {
      // This end is closing: the next session confirms it again.
    }
  }

  /**
   * Whether the key was the former of two, and holds no more: nothing said by it counts any longer.
   * A key that was only replaced is none: a session by it lasts until the nodes change to the
   * other.
   */
  boolean isDropped(Held held) {
    return held.id().equals(droppedId) && !ids().contains(droppedId);
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
