package switchover.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
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

  /** What is asked for by programs and scripts, and is an act or tells one. */
  private static final Set<String> NO_PAGES =
      Set.of("/api", SessionServlet.PATH, SetPointServlet.PATH);

  private final transient LiveNode live;
  private final transient RefusedActs refused;

  HostGate(LiveNode live, RefusedActs refused) {
    this.live = live;
    this.refused = refused;
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
    boolean page = !NO_PAGES.contains(request.getServletPath());
    if (!page) {
      refused.tell(request.getRemoteAddr(), "by a name that is none of this node's: " + asked);
    }
    if (page && String.valueOf(request.getHeader("Accept")).contains("text/html")) {
      sendPage(asked, names, response);
      return;
    }
    Problem problem =
        Problem.of("Host", '"' + asked + '"', "is no name of this node", HostNames.ALLOWED);
    Failure.ofOne(MISDIRECTED, "Misdirected request", problem).send(response);
  }

  private void sendPage(String asked, Set<String> names, HttpServletResponse response)
      throws IOException {
    Set<String> shown = new TreeSet<>(names);
    shown.add("localhost");
    byte[] page = MisdirectedPage.of(asked, shown, live.settings().node().hostNames());
    response.setStatus(MISDIRECTED);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", MisdirectedPage.POLICY);
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
