package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchover.live.LiveNode;
import switchover.live.Snapshot;

/** {@code /status} and the four questions below it. The body is the node's own, as rendered. */
final class StatusServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;

  private final transient LiveNode live;
  private final transient OpenPages pages;

  StatusServlet(LiveNode live, OpenPages pages) {
    super(true);
    this.live = live;
    this.pages = pages;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Snapshot snapshot = live.snapshot();
    String path = request.getPathInfo();
    int code = path == null ? HttpServletResponse.SC_OK : code(path, snapshot);
    if (code == HttpServletResponse.SC_NOT_FOUND) {
      Failure.notFound().send(response);
      return;
    }
    pages.note(request.getQueryString());
    response.setStatus(code);
    sendFresh(request, response, "application/json", snapshot.json());
  }

  private static int code(String path, Snapshot snapshot) {
    return switch (path) {
      case "/live" -> HttpServletResponse.SC_OK;
      case "/ready" -> yes(snapshot.ready());
      case "/running" -> yes(snapshot.status().running());
      case "/standby" -> yes(!snapshot.status().running());
      default -> HttpServletResponse.SC_NOT_FOUND;
    };
  }

  private static int yes(boolean so) {
    return so ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }
}
