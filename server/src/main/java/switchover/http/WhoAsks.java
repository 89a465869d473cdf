package switchover.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import switchover.access.Caller;
import switchover.access.People;
import switchover.access.Session;

/**
 * Says who asks: one with the admin's token, or a person who is signed in. A person's request
 * counts only with the key of his page in a header, which no page of another origin can send or
 * know, and where the browser says that it comes from this origin. Thread-safe.
 */
final class WhoAsks {
  /** The header with the key of the page; on a sign-in, with anything. */
  static final String PAGE_KEY = "Switchover-Session";

  private static final String COOKIE = "switchover-";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final AdminToken token;
  private final People people;
  private final String cookieName;

  WhoAsks(AdminToken token, People people, String nodeId) {
    this.token = token;
    this.people = people;
    // The cookies of a host are shared by all its ports, and so by both nodes of one machine.
    cookieName = COOKIE + nodeId;
  }

  /** Who asks, or why nobody who is known does. */
  sealed interface Answer {
    record Known(Caller caller) implements Answer {}

    /**
     * Nobody who is known.
     *
     * @param wrongToken whether a token was given
     */
    record Unknown(boolean wrongToken) implements Answer {}

    /** A cookie without what belongs to it: likely another page in a person's name. */
    record Foreign() implements Answer {}
  }

  /**
   * Looks.
   *
   * @param doing whether this is something that a person does, which a page's own questions are not
   */
  Answer look(HttpServletRequest request, boolean doing) {
    if (request.getHeader("Authorization") != null) {
      return token.admits(request)
          ? new Answer.Known(Caller.withToken(request.getRemoteAddr()))
          : new Answer.Unknown(true);
    }
    String cookie = cookie(request);
    if (cookie == null) {
      return new Answer.Unknown(false);
    }
    String pageKey = request.getHeader(PAGE_KEY);
    if (pageKey == null || !isOfThisOrigin(request)) {
      return new Answer.Foreign();
    }
    Session session = people.session(cookie, pageKey, doing);
    return session == null
        ? new Answer.Unknown(false)
        : new Answer.Known(Caller.of(session, request.getRemoteAddr(), cookie));
  }

  /**
   * Whether the browser says that the request comes from a page of this origin. Over plain http it
   * says so by {@code Origin} alone, and not where something is only read.
   */
  static boolean isOfThisOrigin(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean siteFits = site == null || site.equals("same-origin");
    boolean originFits = origin == null || isHost(origin, request.getHeader("Host"));
    boolean said = site != null || origin != null || READING.contains(request.getMethod());
    return said && siteFits && originFits;
  }

  /** By host and port alone: what is before this node may speak https where the node does not. */
  private static boolean isHost(String origin, String host) {
    int authority = origin.indexOf("://");
    return authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
  }

  private String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(cookieName)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /**
   * The header that gives a browser the cookie, or takes it away.
   *
   * @param value null to take it away
   */
  String cookieHeader(HttpServletRequest request, String value) {
    return cookieName
        + "="
        + (value == null ? "" : value)
        + "; Path="
        + request.getContextPath()
        + "/; HttpOnly; SameSite=Strict"
        + (request.isSecure() ? "; Secure" : "")
        + (value == null ? "; Max-Age=0" : "");
  }
}
