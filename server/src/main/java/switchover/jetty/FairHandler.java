package switchover.jetty;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * Keeps an overloaded node alive in the eyes of its pages and of the redundant node: what asks
 * whether it lives is answered at once, never waits for a body or a slow reader, and always finds a
 * thread. All else is answered a few at a time, and queues meanwhile without a thread.
 */
final class FairHandler extends QoSHandler {
  /** How many other requests are answered at a time. */
  static final int MOST_AT_A_TIME = 8;

  /** How many may wait; a request beyond that is refused at once. */
  static final int MOST_WAITING = 1024;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** The sign-in holds no thread by a slow body either; else that would hold up page and admin. */
  private static final String[] VITAL = {"/status/*", "/link/*", "/config/session/*"};

  FairHandler(Handler handler) {
    super(handler);
    setMaxRequestCount(MOST_AT_A_TIME);
    setMaxSuspendedRequestCount(MOST_WAITING);
    setMaxSuspend(LONGEST_WAIT);
    excludePath(VITAL);
  }

  /** What an admin or a monitor asks goes before pages. */
  @Override
  protected int getPriority(Request request) {
    String path = Request.getPathInContext(request);
    return path.startsWith("/api/") || path.equals("/metrics") ? 1 : 0;
  }
}
