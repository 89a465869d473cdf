package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchover.link.Entrance;

/**
 * Carries the redundant connection where it comes in: {@code POST /link/connect}, {@code
 * /link/ping} and {@code /link/listen}. To be mapped to {@code /link/*}, with async support.
 *
 * <p>A body is read without holding a thread, within a deadline and a size. What is not authentic
 * is answered with 401 and no detail.
 */
public final class LinkServlet extends PatientServlet {
  /**
   * The request's attribute with the {@link switchover.link.Fingerprint} of the certificate that
   * this node has presented on the connection; absent where that is not known.
   */
  public static final String CERTIFICATE = "switchover.certificate";

  private static final long serialVersionUID = 1;
  private final transient Entrance end;

  /**
   * @param end null for an Independent node: then every path is unknown
   */
  public LinkServlet(Entrance end) {
    super("switchover-link-deadlines", LinkExchange.MOST_BYTES);
    this.end = end;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LinkPath path = LinkPath.of(request.getServletPath(), request.getPathInfo());
    if (end == null || path == null) {
      Failure.notFound().send(response);
    } else if (!request.getMethod().equals("POST")) {
      Failure.methodNotAllowed(request.getMethod(), "POST").send(response);
    } else if (end.isClosed()) {
      Failure.of(503, "Stopping", null).send(response);
    } else if (request.getContentLengthLong() > LinkExchange.MOST_BYTES) {
      PatientBodies.TOO_LARGE.send(response);
    } else {
      read(request, (body, context) -> new LinkExchange(end, path, context).answer(body));
    }
  }
}
