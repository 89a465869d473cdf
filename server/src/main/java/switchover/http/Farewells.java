package switchover.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which pages said a moment ago that they go. A page's last heartbeat and its farewell come by two
 * connections, so a busy node may hear the heartbeat last: without this it would count that page
 * for as long as it waits for a silent one. Thread-safe, bounded.
 */
final class Farewells {
  /**
   * Longer than a request waits on a busy node; who comes back by then is counted by the heartbeat
   * after it.
   */
  private static final long KEPT_MILLIS = 2000;

  /** Anybody may say farewell, for pages that never were. */
  private static final int MOST = 20_000;

  private final Map<String, Long> saidMillis = new ConcurrentHashMap<>();

  /** Notes that this page goes, where there is room. */
  void add(String page, long nowMillis) {
    if (saidMillis.size() < MOST) {
      saidMillis.put(page, nowMillis);
    }
  }

  /**
   * Whether this page said so a moment ago: its heartbeat was sent before, however late it came.
   */
  boolean saidLately(String page, long nowMillis) {
    Long said = saidMillis.get(page);
    return said != null && nowMillis - said < KEPT_MILLIS;
  }

  /** Forgets those that were said long enough ago. */
  void forget(long nowMillis) {
    saidMillis.values().removeIf(said -> nowMillis - said >= KEPT_MILLIS);
  }
}
