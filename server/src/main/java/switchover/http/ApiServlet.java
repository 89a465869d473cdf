package switchover.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import switchover.live.LiveNode;
import switchover.live.SwitchAnswer;

/** {@code /api}: never open. Who has no token learns not even which paths there are. */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String SCHEME = "Bearer ";

  private final transient LiveNode live;
  private final transient byte[] token;

  ApiServlet(ServedNode node) {
    live = node.live();
    token = node.adminToken().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!authorized(request.getHeader("Authorization"))) {
      Failure.unauthorized().send(response);
    } else if (!"/switch".equals(request.getPathInfo())) {
      Failure.notFound().send(response);
    } else if (!"POST".equals(request.getMethod())) {
      Failure.methodNotAllowed(request.getMethod(), "POST").send(response);
    } else {
      switchNow(request, response);
    }
  }

  /** In constant time for tokens of one length, so that no token is found by its first letters. */
  private boolean authorized(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = header.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void switchNow(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SwitchAnswer answer = live.askSwitch("the admin at " + request.getRemoteAddr());
    if (answer.done()) {
      byte[] json = answer.snapshot().json();
      ReadOnlyServlet.sendFresh(request, response, "application/json", json);
    } else {
      Failure.of(409, "Switch not possible", answer.reason()).send(response);
    }
  }
}
