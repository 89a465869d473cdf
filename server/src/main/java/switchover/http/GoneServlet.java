package switchover.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /status/gone?page=<page>}: a page says that it goes, and need not be waited for. As
 * open as its heartbeats are.
 */
final class GoneServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient OpenPages pages;

  GoneServlet(OpenPages pages) {
    this.pages = pages;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      Failure.methodNotAllowed(request.getMethod(), "POST").send(response);
      return;
    }
    pages.gone(request.getQueryString());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }
}
