package switchover.link;

import javax.net.ssl.SSLSession;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import switchover.http.LinkServlet;

/** A master's end behind a real HTTP server on a free port, with TLS where a test wants it. */
final class MasterServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;

  MasterServer(MasterEnd end) throws Exception {
    connector = new ServerConnector(server);
    start(end);
  }

  /**
   * @param names whether the node knows the certificate that it presents
   * @param protocols of TLS; none for the usual ones
   */
  MasterServer(MasterEnd end, TestCertificate certificate, boolean names, String... protocols)
      throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(certificate.context());
    if (protocols.length > 0) {
      tls.setIncludeProtocols(protocols);
    }
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(names ? new Naming() : new SecureRequestCustomizer(false));
    connector = new ServerConnector(server, tls, new HttpConnectionFactory(configuration));
    start(end);
  }

  private void start(MasterEnd end) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(new LinkServlet(end));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/link/*");
    server.setHandler(context);
    server.setStopTimeout(0);
    server.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells the link which certificate was presented. */
  private static final class Naming extends SecureRequestCustomizer {
    Naming() {
      super(false);
    }

    @Override
    protected void checkSni(Request request, SSLSession session) {
      request.setAttribute(LinkServlet.CERTIFICATE, Fingerprint.presented(session));
    }
  }
}
