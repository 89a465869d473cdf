package switchover.jetty;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import switchover.http.FailureServlet;
import switchover.http.OpenFiles;
import switchover.http.Routes;
import switchover.http.ServedNode;

/** The embedded server, bounded: no sessions, no security handler, one connector. */
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
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(AnyAddress.COMPLIANCE);
    configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
    // It would keep 100 kB for each connection that is used a second time, as by heartbeats.
    configuration.setHeaderCacheSize(0);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setPort(port);
    connector.setHost(bindAddress);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.addBean(slowHeads);
    connector.addBean(new FloodGate(mostConnections, connector::setAccepting));
    server.addConnector(connector);
    server.setErrorHandler(new PlainErrors());
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

  /** Begins to answer. */
  public void serve(ServedNode node) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
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
    server.setHandler(new AnyAddress(new FairHandler(context)));
    server.start();
    slowHeads.begin(connector.getScheduler());
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
    }
  }
}
