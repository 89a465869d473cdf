package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchover.link.Entrance;

/** One post of the redundant connection, answered when its body is there. */
final class LinkExchange {
  /** The longest body that is read. */
  static final int MOST_BYTES = 8192;

  private static final Failure NOT_AUTHENTIC =
      new Failure(401, "Not authorized", null, null, null, "WWW-Authenticate", "Switchover-Link");

  private final Entrance end;
  private final LinkPath path;
  private final AsyncContext context;

  LinkExchange(Entrance end, LinkPath path, AsyncContext context) {
    this.end = end;
    this.path = path;
    this.context = context;
  }

  /**
   * Answers.
   *
   * @param sealed the body
   */
  void answer(byte[] sealed) throws IOException {
    if (path == LinkPath.LISTEN) {
      listen(sealed);
      return;
    }
    byte[] answer = path == LinkPath.PING ? end.ping(sealed) : connect(sealed);
    if (answer == null) {
      PatientBodies.refuse(NOT_AUTHENTIC, context);
      return;
    }
    HttpServletResponse response = (HttpServletResponse) context.getResponse();
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=utf-8");
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
    context.complete();
  }

  private byte[] connect(byte[] sealed) {
    Object presented = context.getRequest().getAttribute(LinkServlet.CERTIFICATE);
    String certificate = presented instanceof String text ? text : null;
    return end.connect(sealed, context.getRequest().getRemoteAddr(), certificate);
  }

  private void listen(byte[] sealed) throws IOException {
    LinkStream stream = new LinkStream(context);
    if (end.listen(sealed, stream)) {
      stream.open();
    } else {
      PatientBodies.refuse(NOT_AUTHENTIC, context);
    }
  }
}
