package switchover.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import switchover.settings.PairKey;
import switchover.settings.PairKeys;
import switchover.thread.DaemonThreads;

/**
 * The pair's keys as seals: the present one, and while keys are being changed the next one behind
 * it. They are read anew for each connect, and once a second on a thread of its own, so that a slow
 * disk holds up no ping. Thread-safe.
 */
final class PairSeals implements AutoCloseable {
  /** Why a session by a dropped key is over. */
  static final String DROPPED = "the pair key by which the nodes were linked was dropped";

  private static final int LOOK_MILLIS = 1000;
  private static final int ID_CHARS = 16;

  private final PairKeys keys;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("switchover-link-keys"));
  private volatile List<Held> latest = List.of();
  private volatile String droppedId;
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
      MessageDigest digest = Fingerprint.sha256();
      digest.update("switchover-pair-key-id".getBytes(StandardCharsets.US_ASCII));
      byte[] hash = digest.digest(key.bytes());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, ID_CHARS);
    }
  }

  PairSeals(PairKeys keys) {
    this.keys = keys;
    readAnew();
    thread.scheduleWithFixedDelay(this::readAnew, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The keys as their files are now; may wait for the disk. */
  synchronized List<Held> readAnew() {
    List<PairKey> now = keys.accepted();
    if (!now.equals(read)) {
      if (latest.size() > 1 && !now.contains(latest.get(0).key())) {
        droppedId = latest.get(0).id();
      }
      latest = now.stream().map(Held::of).toList();
      read = now;
    }
    return latest;
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
            readAnew();
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
