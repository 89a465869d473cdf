package switchover.jetty;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.UUID;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import switchover.http.FailureServlet;
import switchover.http.OpenFiles;
import switchover.http.Routes;
import switchover.http.ServedNode;
import switchover.settings.NodeSettings;
import switchover.settings.TlsSettings;
import switchover.tls.NodeCertificate;

/** The embedded server, bounded: no sessions, no security handler, http and where set https. */
public final class WebServer implements AutoCloseable {
  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 4;

  /** Thousands of pages come at once where the other node has died; the system may allow fewer. */
  private static final int BACKLOG = 8192;

  /** As many pages as can listen, and a connection for heartbeats of each. */
  private static final int MOST_CONNECTIONS = 50_000;

  /**
   * What the system takes for a page that has stopped reading; by itself it would take megabytes,
   * and such a page would be noticed only when they are full.
   */
  private static final int SEND_BUFFER_BYTES = 32 * 1024;

  /** A page's address, which holds its query, is kept byte for byte; so it must be let in. */
  private static final int MOST_HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final HttpConfiguration configuration = new HttpConfiguration();
  private final FloodGate gate;
  private ServerConnector secure;
  private SslContextFactory.Server tls;
  private boolean redirects;
  private final SlowHeads slowHeads = new SlowHeads();

  /**
   * @param port 1 to 65535; 0 for any that is free
   * @param bindAddress null for all of this host's
   */
  public WebServer(int port, String bindAddress) {
    this(port, bindAddress, Math.min(MOST_CONNECTIONS, OpenFiles.connections(OpenFiles.most())));
  }

  WebServer(int port, String bindAddress, int mostConnections) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("switchover-http");
    server = new Server(threads);
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(AnyAddress.COMPLIANCE);
    configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
    // It would keep 100 kB for each connection that is used a second time, as by heartbeats.
    configuration.setHeaderCacheSize(0);
    gate = new FloodGate(mostConnections, this::setAccepting);
    connector = connector(port, bindAddress, new HttpConnectionFactory(configuration));
    server.setErrorHandler(new PlainErrors());
  }

  private ServerConnector connector(int port, String bindAddress, ConnectionFactory... protocols) {
    ServerConnector made = new ServerConnector(server, 1, 1, protocols);
    made.setPort(port);
    made.setHost(bindAddress);
    made.setAcceptQueueSize(BACKLOG);
    made.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    made.addBean(slowHeads);
    made.addBean(gate);
    server.addConnector(made);
    return made;
  }

  private void setAccepting(boolean accepting) {
    connector.setAccepting(accepting);
    if (secure != null) {
      secure.setAccepting(accepting);
    }
  }

  /**
   * Takes the https port too; to be called before {@link #serve}.
   *
   * @throws IOException where the port is taken
   */
  public void bindHttps(TlsSettings settings, NodeCertificate certificate) throws IOException {
    tls = new SslContextFactory.Server();
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    hold(tls, certificate);
    HttpConfiguration overTls = new HttpConfiguration(configuration);
    overTls.addCustomizer(new Presenting());
    HttpConnectionFactory http = new HttpConnectionFactory(overTls);
    secure =
        connector(
            settings.port(),
            connector.getHost(),
            new SslConnectionFactory(tls, http.getProtocol()),
            http);
    redirects = settings.redirect();
    secure.open();
  }

  /** Presents another certificate from now on; connections that stand keep theirs. */
  public void present(NodeCertificate certificate) {
    try {
      tls.reload(holder -> hold(holder, certificate));
    } catch (Exception e) {
      throw new IllegalStateException("the certificate can't be presented", e);
    }
  }

  private static void hold(SslContextFactory tls, NodeCertificate certificate) {
    String password = UUID.randomUUID().toString();
    try {
      tls.setKeyStore(certificate.store(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PKCS#12", e);
    }
    tls.setKeyStorePassword(password);
  }

  /**
   * Takes the port; connections wait until {@link #serve}.
   *
   * @throws IOException where the port is taken or the address isn't this host's
   */
  public void bind() throws IOException {
    try {
      connector.open();
    } catch (UnresolvedAddressException e) {
      throw new IOException("no such address on this machine", e);
    }
  }

  /** The port that was taken. */
  public int port() {
    return connector.getLocalPort();
  }

  int httpsPort() {
    return secure.getLocalPort();
  }

  /** Begins to answer. */
  public void serve(ServedNode node) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
    for (Routes.Gate gate : Routes.gates(node)) {
      FilterHolder holder = new FilterHolder(gate.filter());
      holder.setName(gate.name());
      holder.setAsyncSupported(true);
      for (String pattern : gate.patterns()) {
        context.addFilter(holder, pattern, EnumSet.of(DispatcherType.REQUEST));
      }
    }
    for (Routes.Route route : Routes.of(node)) {
      ServletHolder holder = new ServletHolder(route.name(), route.servlet());
      holder.setAsyncSupported(true);
      for (String pattern : route.patterns()) {
        context.addServlet(holder, pattern);
      }
    }
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, FailureServlet.PATH);
    context.setErrorHandler(errors);
    Handler all = new AnyAddress(new FairHandler(context));
    server.setHandler(
        new UnreadBodies(
            new OldChunks(
                redirects
                    ? new ToHttps(secure.getLocalPort(), () -> nodeSettings(node), all)
                    : all)));
    server.start();
    slowHeads.begin(connector.getScheduler());
  }

  private static NodeSettings nodeSettings(ServedNode node) {
    return node.live().settings().node();
  }

  /**
   * Ends all connections.
   *
   * @throws IOException where the server can't end; the port may still be taken
   */
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the web server can't stop", e);
    } finally {
      // A server that was bound and never began to answer has nothing to stop, and still its ports.
      connector.close();
      if (secure != null) {
        secure.close();
      }
    }
  }
}
