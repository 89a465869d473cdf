package switchover.manypages;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The thing to compare with: Server-Sent Events as one writes them in an afternoon. Whoever listens
 * is kept in a list, and a change is written to one after the other.
 */
public final class PlainServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** As much as a status. */
  private static final String FILLER = "x".repeat(600);

  /** The same as a node's, so that one page that stopped reading is felt as soon. */
  private static final int SEND_BUFFER_BYTES = 32 * 1024;

  private static final int BACKLOG = 1024;

  private final transient List<AsyncContext> listeners = new CopyOnWriteArrayList<>();
  private volatile byte[] newest = event("Standby");

  /** Serves at the given address and port, and tells all each line of its input. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(arguments[0]);
    connector.setPort(Integer.parseInt(arguments[1]));
    connector.setAcceptQueueSize(BACKLOG);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    PlainServlet servlet = new PlainServlet();
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/status/events");
    server.setHandler(context);
    server.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      servlet.tell(line);
    }
    System.exit(0);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    write(async);
    listeners.add(async);
  }

  private void tell(String state) {
    newest = event(state);
    for (AsyncContext async : listeners) {
      try {
        write(async);
      } catch (IOException | IllegalStateException e) {
        listeners.remove(async);
      }
    }
  }

  private void write(AsyncContext async) throws IOException {
    ServletOutputStream out = async.getResponse().getOutputStream();
    out.write(newest);
    out.flush();
  }

  private static byte[] event(String state) {
    String data = "{\"state\":\"" + state + "\",\"filler\":\"" + FILLER + "\"}";
    return ("event: status\ndata: " + data + "\n\n").getBytes(StandardCharsets.US_ASCII);
  }
}
