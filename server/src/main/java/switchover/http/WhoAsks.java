package switchover.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final String SITE = "Sec-Fetch-Site";
  private static final String ORIGIN = "Origin";

  /** Each costs a hash; a browser keeps some hundred for a host at most. */
  private static final int MOST_COOKIES = 64;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final AdminToken token;
  private final People people;
  private final String nodeId;

  WhoAsks(AdminToken token, People people, String nodeId) {
    this.token = token;
    this.people = people;
    this.nodeId = nodeId;
  }

  /** Who asks, or why nobody who is known does. */
  sealed interface Answer {
    record Known(Caller caller) implements Answer {}

    /** Nobody who is known: no secret was given. */
    record Unknown() implements Answer {}

    /** A token that is not the admin's. */
    record WrongToken() implements Answer {}

    /** The secrets of a session that is not there any more, if it ever was. */
    record Over() implements Answer {}

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
          : new Answer.WrongToken();
    }
    List<String> cookies = cookies(request);
    if (cookies.isEmpty()) {
      return new Answer.Unknown();
    }
    String pageKey = request.getHeader(PAGE_KEY);
    if (!isFromItsPage(request)) {
      return new Answer.Foreign();
    }
    for (String cookie : cookies) {
      Session session = people.session(cookie, pageKey, doing);
      if (session != null) {
        return new Answer.Known(Caller.of(session, request.getRemoteAddr(), cookie));
      }
    }
    return new Answer.Over();
  }

  /**
   * Whether a request in a person's name comes from this node's own page: with the header that only
   * its scripts can send, and as the browser says it of its origin.
   */
  static boolean isFromItsPage(HttpServletRequest request) {
    return hasPageKey(request) && isOfThisOrigin(request);
  }

  /**
   * Whether the browser says that the request comes from a page of this origin. What is only read
   * needs no word of it: over plain http a browser says none.
   */
  static boolean isOfThisOrigin(HttpServletRequest request) {
    return isSaid(request) && siteFits(request) && originFits(request);
  }

  private static boolean hasPageKey(HttpServletRequest request) {
    return request.getHeader(PAGE_KEY) != null;
  }

  /** Over plain http a browser says its origin alone, and not where something is only read. */
  private static boolean isSaid(HttpServletRequest request) {
    return READING.contains(request.getMethod())
        || request.getHeader(SITE) != null
        || request.getHeader(ORIGIN) != null;
  }

  private static boolean siteFits(HttpServletRequest request) {
    String site = request.getHeader(SITE);
    return site == null || site.equals("same-origin");
  }

  private static boolean originFits(HttpServletRequest request) {
    String origin = request.getHeader(ORIGIN);
    return origin == null || isHost(origin, request.getHeader("Host"));
  }

  /** By host and port alone: what is before this node may speak https where the node does not. */
  private static boolean isHost(String origin, String host) {
    int authority = origin.indexOf("://");
    return authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
  }

  /** The cookies of a host are shared by all its ports, and so by both nodes of one machine. */
  private String cookieName() {
    return COOKIE + nodeId;
  }

  /**
   * All of that name: what answers on another port of the host, or below a longer path, can give a
   * browser one more, which comes first and says nothing of who asks.
   */
  private List<String> cookies(HttpServletRequest request) {
    Cookie[] given = request.getCookies();
    String name = cookieName();
    return given == null
        ? List.of()
        : Stream.of(given)
            .filter(cookie -> cookie.getName().equals(name))
            .limit(MOST_COOKIES)
            .map(Cookie::getValue)
            .toList();
  }

  /**
   * The header that gives a browser the cookie, or takes it away.
   *
   * @param value null to take it away
   */
  String cookieHeader(HttpServletRequest request, String value) {
    return cookieName()
        + "="
        + (value == null ? "" : value)
        + "; Path="
        + request.getContextPath()
        + "/"
        + guards(request)
        + (value == null ? "; Max-Age=0" : "");
  }

  /** No script reads it, no page of another site sends it, and nobody on the wire sees it. */
  private static String guards(HttpServletRequest request) {
    return "; HttpOnly; SameSite=Strict" + (request.isSecure() ? "; Secure" : "");
  }
}
