package switchover.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import switchover.live.LiveNode;

/** Lets a request that a trusted proxy passes on be the request of who asked the proxy. */
final class ProxyGate extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final transient LiveNode live;

  ProxyGate(LiveNode live) {
    this.live = live;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Forwarded forwarded =
        Forwarded.of(
            request.getRemoteAddr(),
            name -> Collections.list(request.getHeaders(name)),
            live.settings().node().trustedProxies());
    chain.doFilter(forwarded.proxied() ? new Proxied(request, forwarded) : request, response);
  }

  /** The request as whoever asked the proxy made it. */
  private static final class Proxied extends HttpServletRequestWrapper {
    private final Forwarded forwarded;

    Proxied(HttpServletRequest request, Forwarded forwarded) {
      super(request);
      this.forwarded = forwarded;
    }

    @Override
    public String getRemoteAddr() {
      return forwarded.client();
    }

    @Override
    public String getRemoteHost() {
      return forwarded.client();
    }

    @Override
    public String getScheme() {
      return forwarded.scheme() == null ? super.getScheme() : forwarded.scheme();
    }

    @Override
    public boolean isSecure() {
      return getScheme().equals("https");
    }
  }
}
