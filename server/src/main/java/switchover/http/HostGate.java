package switchover.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import switchover.live.LiveNode;
import switchover.settings.HostName;
import switchover.settings.Problem;

/**
 * Refuses what only people of the plant may ask where it is asked by a name that is none of this
 * node's. The runtime page and the status are never asked about theirs.
 */
final class HostGate extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final int MISDIRECTED = 421;

  private final transient LiveNode live;

  HostGate(LiveNode live) {
    this.live = live;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String asked = request.getServerName();
    Set<String> names =
        HostNames.of(HostName.all(), live.settings().node().hostNames(), live.snapshot().status());
    if (HostNames.admit(names, asked)) {
      chain.doFilter(request, response);
      return;
    }
    Problem problem =
        Problem.of("Host", '"' + asked + '"', "is no name of this node", HostNames.ALLOWED);
    Failure.ofOne(MISDIRECTED, "Misdirected request", problem).send(response);
  }
}
