package switchover.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers GET, HEAD and OPTIONS, and nothing else. */
abstract class ReadOnlyServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  static final String ALLOWED = "GET, HEAD, OPTIONS";

  /** A plant's page may add headers to whatever it asks; the star does not stand for the first. */
  private static final String ANY_HEADER = "Authorization, *";

  private final boolean anyOrigin;

  /**
   * @param anyOrigin whether pages of every origin may read the answers; without credentials
   */
  ReadOnlyServlet(boolean anyOrigin) {
    this.anyOrigin = anyOrigin;
  }

  /** Answers a GET or HEAD. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (anyOrigin) {
      openToAnyOrigin(response);
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> answer(request, response);
      case "OPTIONS" -> options(request, response);
      default -> Failure.methodNotAllowed(request.getMethod(), ALLOWED).send(response);
    }
  }

  static void openToAnyOrigin(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Timing-Allow-Origin", "*");
  }

  private void options(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", ALLOWED);
    if (anyOrigin) {
      response.setHeader("Access-Control-Allow-Methods", ALLOWED);
      response.setHeader("Access-Control-Allow-Headers", ANY_HEADER);
      response.setHeader("Access-Control-Max-Age", "600");
      if ("true".equals(request.getHeader("Access-Control-Request-Private-Network"))) {
        response.setHeader("Access-Control-Allow-Private-Network", "true");
      }
    }
  }

  /** Sends a body that was made for this moment: never to be kept by anybody. */
  static void sendFresh(
      HttpServletRequest request, HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }
}
