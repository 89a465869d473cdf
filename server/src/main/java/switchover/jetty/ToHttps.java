package switchover.jetty;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import switchover.http.Forwarded;
import switchover.settings.NodeSettings;
import switchover.settings.WebAddress;

/**
 * Sends who opens a page by http to the same address by https. What programs ask is answered where
 * it was asked: a redirected heartbeat would be silence.
 */
final class ToHttps extends Handler.Wrapper {
  private static final List<String> FOR_PROGRAMS =
      List.of("/status", "/api/", "/metrics", "/link/");

  private final int port;
  private final Supplier<NodeSettings> settings;

  /**
   * @param port the node's own for https
   * @param settings those in force
   */
  ToHttps(int port, Supplier<NodeSettings> settings, Handler handler) {
    super(handler);
    this.port = port;
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI there = request.isSecure() || !opensPage(request) ? null : there(request);
    if (there == null) {
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT_307);
    response.getHeaders().put(HttpHeader.LOCATION, there.toString());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    callback.succeeded();
    return true;
  }

  /**
   * Behind a proxy this node's own port means nothing to a browser: there it is the public address,
   * where that is https. Null for who shall stay.
   */
  private HttpURI there(Request request) {
    NodeSettings node = settings.get();
    Forwarded forwarded =
        Forwarded.of(
            Request.getRemoteAddr(request),
            name -> request.getHeaders().getValuesList(name),
            node.trustedProxies());
    HttpURI.Mutable there = HttpURI.build(request.getHttpURI()).scheme("https");
    if (!forwarded.proxied()) {
      return there.host(Request.getServerName(request)).port(port);
    }
    WebAddress address =
        node.publicAddress() == null ? null : WebAddress.parse(node.publicAddress()).address();
    boolean known = address != null && address.scheme().equals("https");
    boolean leads = known && address.basePath().isEmpty();
    return leads && "http".equals(forwarded.scheme())
        ? there.host(address.host()).port(address.port())
        : null;
  }

  private static boolean opensPage(Request request) {
    String path = Request.getPathInContext(request);
    if (FOR_PROGRAMS.stream().anyMatch(path::startsWith)) {
      return false;
    }
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
  }
}
