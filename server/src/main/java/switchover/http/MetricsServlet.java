package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /metrics}: what a Prometheus server asks for; it wants the admin's token. */
final class MetricsServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;

  private final transient ServedNode node;
  private final transient AdminToken token;

  MetricsServlet(ServedNode node) {
    super(false);
    this.node = node;
    token = new AdminToken(node.adminToken());
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!token.admits(request)) {
      Failure.unauthorized().send(response);
      return;
    }
    String text =
        MetricsText.of(
            node.live().snapshot().status(),
            node.live().figures(),
            node.readers().count(),
            node.openPages());
    sendFresh(request, response, MetricsText.TYPE, text.getBytes(StandardCharsets.UTF_8));
  }
}
