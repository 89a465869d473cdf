package switchover.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pages heartbeat this node, and whether each could move to the redundant node, as the page
 * itself finds: part of its heartbeat's query. Thread-safe, bounded.
 *
 * <p>Anybody may say so, as with everything that is open: it is shown, and never decided by.
 */
final class OpenPages {
  private static final String READY = "Ready";
  private static final String SIGNED_IN = "Yes";
  private static final String NOT_SIGNED_IN = "No";

  /** More than a node serves; beyond that new ones are not noted until old ones are gone. */
  private static final int MOST_PAGES = 20_000;

  /**
   * A hidden page's timers run once a minute. One that goes says so; this is for those that could
   * not.
   */
  private static final long KEPT_MILLIS = 130_000;

  /** Those that are gone are looked for no more often. */
  private static final long LOOK_MILLIS = 1000;

  /** Letters and digits only: what comes from anybody goes to logs and screens. */
  private static final Pattern QUERY =
      Pattern.compile(
          "page=(?<page>WORD)&other=(?<other>WORD)(?:&public=(?<public>WORD))?(?:&session=(?<session>WORD))?"
              .replace("WORD", "[A-Za-z0-9]{1,24}"));

  private static final Pattern GONE = Pattern.compile("page=(?<page>[A-Za-z0-9]{1,24})");

  private final Map<String, Seen> pages = new ConcurrentHashMap<>();
  private final Farewells farewells = new Farewells();
  private final LongSupplier clockMillis;
  private volatile long lookedMillis;

  /**
   * What a page said last.
   *
   * @param other whether it could move to the redundant node: {@link #READY} or what keeps it
   * @param publicAddress the same of the redundant node's public address; null where not looked at
   * @param session whether its user is signed in there; null where not looked at
   */
  private record Seen(String other, String publicAddress, String session, long atMillis) {}

  OpenPages(LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
  }

  /**
   * Notes a heartbeat.
   *
   * @param query of the request; null, or of another form, is a heartbeat of nobody's
   */
  void note(String query) {
    Matcher said = query == null ? null : QUERY.matcher(query);
    if (said == null || !said.matches()) {
      return;
    }
    String page = said.group("page");
    long now = clockMillis.getAsLong();
    if (pages.containsKey(page) || hasRoom(now)) {
      pages.put(
          page, new Seen(said.group("other"), said.group("public"), said.group("session"), now));
    }
    // Looked at last: its farewell may come while this is being noted.
    if (farewells.saidLately(page, now)) {
      pages.remove(page);
    }
  }

  /**
   * Forgets a page that goes, and what it said before that is still under way.
   *
   * @param query of the request; null, or of another form, is nobody's
   */
  void gone(String query) {
    Matcher said = query == null ? null : GONE.matcher(query);
    if (said == null || !said.matches()) {
      return;
    }
    long now = clockMillis.getAsLong();
    lookAfter(now);
    farewells.add(said.group("page"), now);
    pages.remove(said.group("page"));
  }

  /** A flood of invented pages must not cost each heartbeat a look through all of them. */
  private boolean hasRoom(long nowMillis) {
    if (pages.size() >= MOST_PAGES) {
      lookAfter(nowMillis);
    }
    return pages.size() < MOST_PAGES;
  }

  private void lookAfter(long nowMillis) {
    if (nowMillis - lookedMillis >= LOOK_MILLIS) {
      lookedMillis = nowMillis;
      forget(nowMillis);
    }
  }

  /** How many there are or were a moment ago; never blocks, and costs little. */
  int about() {
    lookAfter(clockMillis.getAsLong());
    return pages.size();
  }

  /** How many there are. */
  int count() {
    forget(clockMillis.getAsLong());
    return pages.size();
  }

  /** How many could move. */
  int ready() {
    return ready(counts());
  }

  /**
   * Body of {@code GET /api/pages}.
   *
   * @param otherName of the redundant node; null where none is known
   */
  String json(String otherName) {
    Map<String, Integer> other = counts();
    Map<String, Integer> publicAddress = counts(Seen::publicAddress);
    Map<String, Integer> session = counts(Seen::session);
    JsonObject json = new JsonObject();
    json.addProperty("pages", sum(other));
    json.addProperty("ready", ready(other));
    json.add("cannot", cannot(other));
    if (!publicAddress.isEmpty()) {
      JsonObject part = new JsonObject();
      part.addProperty("ready", ready(publicAddress));
      part.add("cannot", cannot(publicAddress));
      json.add("publicAddress", part);
    }
    if (!session.isEmpty()) {
      JsonObject part = new JsonObject();
      part.addProperty("yes", session.getOrDefault(SIGNED_IN, 0));
      part.addProperty("no", session.getOrDefault(NOT_SIGNED_IN, 0));
      part.addProperty("unknown", session.getOrDefault("Unknown", 0));
      json.add("signedIn", part);
    }
    json.addProperty("line", line(other, publicAddress, session, otherName));
    return json.toString();
  }

  private static String line(
      Map<String, Integer> other,
      Map<String, Integer> publicAddress,
      Map<String, Integer> session,
      String otherName) {
    String name = otherName == null ? "the redundant node" : otherName;
    StringBuilder line = new StringBuilder();
    line.append(ready(other)).append(" of ").append(sum(other));
    line.append(" pages can reach ").append(name);
    append(line, " cannot: ", other);
    append(line, " not by its public address: ", publicAddress);
    int no = session.getOrDefault(NOT_SIGNED_IN, 0);
    if (no > 0) {
      line.append("; ").append(no).append(" not signed in there");
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String what, Map<String, Integer> causes) {
    causes.forEach(
        (cause, pages) -> {
          if (!cause.equals(READY)) {
            line.append("; ").append(pages).append(what).append(PageCauses.words(cause));
          }
        });
  }

  private static JsonArray cannot(Map<String, Integer> causes) {
    JsonArray cannot = new JsonArray();
    causes.forEach(
        (cause, pages) -> {
          if (!cause.equals(READY)) {
            JsonObject item = new JsonObject();
            item.addProperty("cause", cause);
            item.addProperty("text", PageCauses.words(cause));
            item.addProperty("pages", pages);
            cannot.add(item);
          }
        });
    return cannot;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int ready(Map<String, Integer> counts) {
    return counts.getOrDefault(READY, 0);
  }

  private Map<String, Integer> counts() {
    forget(clockMillis.getAsLong());
    return counts(Seen::other);
  }

  private Map<String, Integer> counts(Function<Seen, String> of) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Seen seen : pages.values()) {
      String word = of.apply(seen);
      if (word != null) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  private void forget(long nowMillis) {
    farewells.forget(nowMillis);
    pages.values().removeIf(seen -> nowMillis - seen.atMillis() > KEPT_MILLIS);
  }
}
