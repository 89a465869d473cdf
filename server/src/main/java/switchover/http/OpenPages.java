package switchover.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Which pages heartbeat this node, and whether each could move to the redundant node, as the page
 * itself finds: part of its heartbeat's query. Thread-safe, bounded.
 *
 * <p>Anybody may say so, as with everything that is open: it is shown, and never decided by.
 */
final class OpenPages {
  static final String READY = "Ready";

  /** More than a node serves; beyond that new ones are not noted until old ones are gone. */
  private static final int MOST_PAGES = 20_000;

  /** A hidden page's timers run once a minute. */
  private static final long KEPT_MILLIS = 130_000;

  /** Those that are gone are looked for no more often where there is no room. */
  private static final long LOOK_MILLIS = 1000;

  private static final int MOST_CHARACTERS = 24;

  private final Map<String, Seen> pages = new ConcurrentHashMap<>();
  private final LongSupplier clockMillis;
  private volatile long lookedMillis;

  private record Seen(String other, long atMillis) {}

  OpenPages(LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
  }

  /**
   * Notes a heartbeat.
   *
   * @param query of the request; null, or of another form, is a heartbeat of nobody's
   */
  void note(String query) {
    int and = query == null ? -1 : query.indexOf("&other=");
    if (and < 0 || !query.startsWith("page=")) {
      return;
    }
    String page = query.substring("page=".length(), and);
    String other = query.substring(and + "&other=".length());
    if (!isWord(page) || !isWord(other)) {
      return;
    }
    long now = clockMillis.getAsLong();
    if (pages.containsKey(page) || hasRoom(now)) {
      pages.put(page, new Seen(other, now));
    }
  }

  /** A flood of invented pages must not cost each heartbeat a look through all of them. */
  private boolean hasRoom(long nowMillis) {
    if (pages.size() >= MOST_PAGES && nowMillis - lookedMillis >= LOOK_MILLIS) {
      lookedMillis = nowMillis;
      forget(nowMillis);
    }
    return pages.size() < MOST_PAGES;
  }

  /** How many there are. */
  int count() {
    forget(clockMillis.getAsLong());
    return pages.size();
  }

  /** How many could move. */
  int ready() {
    return counts().getOrDefault(READY, 0);
  }

  /**
   * Body of {@code GET /api/pages}.
   *
   * @param otherName of the redundant node; null where none is known
   */
  String json(String otherName) {
    Map<String, Integer> counts = counts();
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    Integer ready = counts.remove(READY);
    JsonObject json = new JsonObject();
    json.addProperty("pages", all);
    json.addProperty("ready", ready == null ? 0 : ready);
    JsonArray cannot = new JsonArray();
    for (Map.Entry<String, Integer> cause : counts.entrySet()) {
      JsonObject item = new JsonObject();
      item.addProperty("cause", cause.getKey());
      item.addProperty("pages", cause.getValue());
      cannot.add(item);
    }
    json.add("cannot", cannot);
    json.addProperty("line", line(all, ready == null ? 0 : ready, counts, otherName));
    return json.toString();
  }

  private static String line(int all, int ready, Map<String, Integer> causes, String otherName) {
    String other = otherName == null ? "the redundant node" : otherName;
    StringBuilder line = new StringBuilder();
    line.append(ready).append(" of ").append(all).append(" pages can reach ").append(other);
    for (Map.Entry<String, Integer> cause : causes.entrySet()) {
      line.append("; ").append(cause.getValue()).append(" cannot: ");
      line.append(PageCauses.words(cause.getKey()));
    }
    return line.toString();
  }

  private Map<String, Integer> counts() {
    forget(clockMillis.getAsLong());
    Map<String, Integer> counts = new TreeMap<>();
    pages.values().forEach(seen -> counts.merge(seen.other(), 1, Integer::sum));
    return counts;
  }

  private void forget(long nowMillis) {
    pages.values().removeIf(seen -> nowMillis - seen.atMillis() > KEPT_MILLIS);
  }

  /** Letters and digits only: what comes from anybody goes to logs and screens. */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_CHARACTERS
        && text.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }
}
