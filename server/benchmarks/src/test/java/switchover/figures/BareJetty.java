package switchover.figures;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The thing to compare with: a Jetty whose one servlet writes a constant. */
public final class BareJetty {
  private static final byte[] CONSTANT =
      "{\"state\":\"Running\"}".getBytes(StandardCharsets.US_ASCII);

  private BareJetty() {}

  /** Serves at the given address and port, until killed. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(arguments[0]);
    connector.setPort(Integer.parseInt(arguments[1]));
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new Constant()), "/status");
    server.setHandler(context);
    server.start();
  }

  private static final class Constant extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      response.setContentLength(CONSTANT.length);
      response.getOutputStream().write(CONSTANT);
    }
  }
}
