package switchover.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Where the container sends what failed on its way: the client learns the status and no more. */
public final class FailureServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  public static final String PATH = "/failure";
  private static final System.Logger LOG = System.getLogger("switchover.http");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (!(status instanceof Integer code)) {
      Failure.notFound().send(response);
      return;
    }
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (cause instanceof Throwable failure) {
      Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      LOG.log(Level.ERROR, "request for " + path + " failed", failure);
    }
    of(code).send(response);
  }

  private static Failure of(int code) {
    if (code == HttpServletResponse.SC_NOT_FOUND) {
      return Failure.notFound();
    }
    return Failure.of(code, code < 500 ? "Bad request" : "This node failed", null);
  }
}
