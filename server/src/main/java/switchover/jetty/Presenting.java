package switchover.jetty;

import javax.net.ssl.SSLSession;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import switchover.http.LinkServlet;
import switchover.link.Fingerprint;

/**
 * Tells the link which certificate was presented. Which name the other end had in mind does not
 * matter: nodes are reached by whatever address their network has for them.
 */
final class Presenting extends SecureRequestCustomizer {
  Presenting() {
    super(false);
  }

  @Override
  protected void checkSni(Request request, SSLSession session) {
    if (Request.getPathInContext(request).startsWith("/link/")) {
      request.setAttribute(LinkServlet.CERTIFICATE, Fingerprint.presented(session));
    }
  }
}
