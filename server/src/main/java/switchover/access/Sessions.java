package switchover.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import switchover.digest.Sha256;
import switchover.settings.Role;

/**
 * Who is signed in, in memory alone: a restart of the node ends all. Each sign-in has a new id. A
 * session is known by two secrets: the cookie, which a browser sends to every port of the host, and
 * the page key, which only the scripts of this node's own origin have; one alone is nothing. Both
 * are kept as hashes only. Thread-safe.
 */
final class Sessions {
  static final int MOST = 200;
  static final int MOST_OF_ONE = 10;
  static final int IDLE_MILLIS = 3_600_000;
  static final int LONGEST_MILLIS = 12 * 3_600_000;

  private static final int SECRET_BYTES = 32;

  private final LongSupplier clock;
  private final SecureRandom random = new SecureRandom();

  /** By the hash of the cookie, the one that did something longest ago first. */
  private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  private record Held(Session session, String pageKeyHash, long lastMillis) {}

  /**
   * A session that has just begun, with its secrets, which nobody can be told again.
   *
   * @param cookie for the browser
   * @param pageKey for the page
   */
  record Begun(Session session, String cookie, String pageKey) {}

  /**
   * @param clock in milliseconds, never going back
   */
  Sessions(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Begins one.
   *
   * @param ageMillis for how long its person has been signed in already, on the other node
   */
  synchronized Begun begin(String account, Role role, long ageMillis) {
    long nowMillis = clock.getAsLong();
    forget(each -> isOver(each, nowMillis));
    if (count(account) >= MOST_OF_ONE) {
      forgetEldest(each -> each.session().account().equals(account));
    }
    if (held.size() >= MOST) {
      forgetEldest(each -> true);
    }
    String cookie = secret();
    String pageKey = secret();
    Session session = new Session(account, role, nowMillis - ageMillis);
    held.put(hash(cookie), new Held(session, hash(pageKey), nowMillis));
    return new Begun(session, cookie, pageKey);
  }

  /**
   * The session of both secrets.
   *
   * @param doing whether this is something that a person does, which a page's own questions are not
   * @return null where there is none
   */
  synchronized Session find(String cookie, String pageKey, boolean doing) {
    String id = hash(cookie);
    Held found = held.get(id);
    if (found == null) {
      return null;
    }
    long nowMillis = clock.getAsLong();
    if (isOver(found, nowMillis)) {
      held.remove(id);
      return null;
    }
    if (!isOf(found, pageKey)) {
      return null;
    }
    if (doing) {
      held.put(id, new Held(found.session(), found.pageKeyHash(), nowMillis));
    }
    return found.session();
  }

  /** In constant time, so that no key is found by its first letters. */
  private static boolean isOf(Held session, String pageKey) {
    if (pageKey == null) {
      return false;
    }
    byte[] given = hash(pageKey).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, session.pageKeyHash().getBytes(StandardCharsets.US_ASCII));
  }

  synchronized void end(String cookie) {
    held.remove(hash(cookie));
  }

  /** Ends all of an account, but that of this cookie. */
  synchronized void endAll(String account, String exceptCookie) {
    Held kept = exceptCookie == null ? null : held.get(hash(exceptCookie));
    forget(each -> each.session().account().equals(account) && each != kept);
  }

  /** How many of an account there are. */
  synchronized int count(String account) {
    long nowMillis = clock.getAsLong();
    int count = 0;
    for (Held each : held.values()) {
      count += each.session().account().equals(account) && !isOver(each, nowMillis) ? 1 : 0;
    }
    return count;
  }

  /** How long ago its person gave his password. */
  long ageMillis(Session session) {
    return clock.getAsLong() - session.signedInMillis();
  }

  private static boolean isOver(Held each, long nowMillis) {
    return nowMillis - each.session().signedInMillis() >= LONGEST_MILLIS
        || nowMillis - each.lastMillis() >= IDLE_MILLIS;
  }

  private void forget(Predicate<Held> which) {
    held.values().removeIf(which);
  }

  private void forgetEldest(Predicate<Held> which) {
    Iterator<Held> all = held.values().iterator();
    while (all.hasNext()) {
      if (which.test(all.next())) {
        all.remove();
        return;
      }
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    byte[] hash = Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
