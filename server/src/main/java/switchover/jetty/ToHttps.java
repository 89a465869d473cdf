package switchover.jetty;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends who opens a page by http to the same address by https. What programs ask is answered where
 * it was asked: a redirected heartbeat would be silence.
 */
final class ToHttps extends Handler.Wrapper {
  private static final List<String> FOR_PROGRAMS =
      List.of("/status", "/api/", "/metrics", "/link/");

  private final int port;

  ToHttps(int port, Handler handler) {
    super(handler);
    this.port = port;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.isSecure() || !opensPage(request)) {
      return super.handle(request, response, callback);
    }
    HttpURI there =
        HttpURI.build(request.getHttpURI())
            .scheme("https")
            .host(Request.getServerName(request))
            .port(port);
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT_307);
    response.getHeaders().put(HttpHeader.LOCATION, there.toString());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    callback.succeeded();
    return true;
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
