package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchover.link.ListenSink.Offer;

/** The master's stream to a reader that reads, stalls or goes away. */
@Timeout(30)
class LinkStreamTest {
  private static final int LARGE = 200_000;

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final CompletableFuture<LinkStream> opened = new CompletableFuture<>();
  private Socket reader;
  private LinkStream stream;

  @BeforeEach
  void open() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(new Opening());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/stream");
    server.setHandler(context);
    server.start();
    reader = new Socket("127.0.0.1", connector.getLocalPort());
    reader
        .getOutputStream()
        .write("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    stream = opened.get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    reader.close();
    server.stop();
  }

  @Test
  void aLineArrivesAtOnce() throws IOException {
    assertEquals(Offer.TAKEN, stream.offer(line("first")));
    BufferedReader lines = lines();
    readUntil(lines, "first");
    assertEquals(Offer.TAKEN, stream.offer(line("second")));
    readUntil(lines, "second");
  }

  @Test
  void aStalledReaderHoldsUpNobodyAndGetsTheLatestLine() throws IOException {
    byte[] large = line("x".repeat(LARGE));
    int busyInARow = 0;
    while (busyInARow < 100_000) {
      busyInARow = stream.offer(large) == Offer.BUSY ? busyInARow + 1 : 0;
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals(Offer.BUSY, stream.offer(line("waits " + i)));
    }
    stream.end();
    BufferedReader lines = lines();
    readUntil(lines, "waits 999");
    readUntil(lines, "0");
  }

  @Test
  void aReaderThatWentAwayIsNoticed() throws IOException {
    reader.setSoLinger(true, 0);
    reader.close();
    while (stream.offer(line("hello")) != Offer.GONE) {
      Thread.onSpinWait();
    }
    stream.end();
    assertEquals(Offer.GONE, stream.offer(line("hello")));
  }

  @Test
  void theLastLineBeforeTheEndStillArrives() throws IOException {
    stream.offer(line("goodbye"));
    stream.end();
    BufferedReader lines = lines();
    readUntil(lines, "goodbye");
    readUntil(lines, "0");
  }

  private BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(reader.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Reads up to a line; "0" is the last chunk of the answer. */
  private static void readUntil(BufferedReader lines, String wanted) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.equals(wanted)) {
      assertTrue(!line.startsWith("waits "), "only the latest waits, but got " + line);
      line = lines.readLine();
    }
    assertEquals(wanted, line);
  }

  private static byte[] line(String text) {
    return (text + '\n').getBytes(StandardCharsets.US_ASCII);
  }

  /** Gives its stream to the test. */
  private final class Opening extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      AsyncContext context = request.startAsync();
      context.setTimeout(0);
      LinkStream given = new LinkStream(context);
      given.open();
      opened.complete(given);
    }
  }
}
