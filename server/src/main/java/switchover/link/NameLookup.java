package switchover.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import switchover.thread.DaemonThreads;

/**
 * Resolves host names on a thread of its own, so that a slow name service holds up nobody for
 * longer than allowed; what comes late is there for the next who asks. Thread-safe.
 */
final class NameLookup implements AutoCloseable {
  private static final int KEPT_MILLIS = 30_000;

  /** Whoever sends recorded connects again must not fill all threads with waiting. */
  private static final int MOST_WAITING = 1;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThreads.named("switchover-link-names"));
  private final LongSupplier clockMillis;
  private final Function<String, List<InetAddress>> service;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private Lookup newest;

  private record Lookup(String name, long sinceMillis, CompletableFuture<List<InetAddress>> ips) {}

  NameLookup(LongSupplier clockMillis) {
    this(clockMillis, NameLookup::resolved);
  }

  /**
   * @param service the IPs of a name, however long that takes
   */
  NameLookup(LongSupplier clockMillis, Function<String, List<InetAddress>> service) {
    this.clockMillis = clockMillis;
    this.service = service;
  }

  /**
   * Whether the name resolves to the IP, as far as is known within the time given. What was found
   * before is believed at once and looked up anew for the next time. Only one caller at a time
   * waits, the others go by what is known already.
   *
   * @param name may be null
   * @param ip may be null
   */
  boolean leadsTo(String name, InetAddress ip, long mostMillis) {
    if (name == null || ip == null) {
      return false;
    }
    Lookup before = newest();
    boolean known = before != null && before.name().equals(name) && before.ips().isDone();
    boolean mayWait = waiting.tryAcquire();
    try {
      Lookup now = lookup(name);
      if (known && holds(before.ips().getNow(List.of()), ip)) {
        return true;
      }
      return holds(now.ips().get(mayWait ? mostMillis : 0, TimeUnit.MILLISECONDS), ip);
    } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      if (mayWait) {
        waiting.release();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static boolean holds(List<InetAddress> found, InetAddress ip) {
    return found.stream().anyMatch(each -> Arrays.equals(each.getAddress(), ip.getAddress()));
  }

  private synchronized Lookup newest() {
    return newest;
  }

  private synchronized Lookup lookup(String name) {
    long now = clockMillis.getAsLong();
    boolean kept = newest != null && now - newest.sinceMillis() < KEPT_MILLIS;
    boolean underWay = newest != null && !newest.ips().isDone();
    if (!(kept || underWay) || !newest.name().equals(name)) {
      newest =
          new Lookup(name, now, CompletableFuture.supplyAsync(() -> service.apply(name), thread));
    }
    return newest;
  }

  private static List<InetAddress> resolved(String name) {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
