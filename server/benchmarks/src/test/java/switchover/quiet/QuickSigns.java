package switchover.quiet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * The event streams of a pair's nodes for pages with a time of their own: all that a node says is
 * passed on as it comes, and from its first word until its stream ends signs of life come more
 * often than the node itself gives them. Thread-safe.
 */
final class QuickSigns implements AutoCloseable {
  private static final String PATH = "/status/events";
  private static final byte[] SIGN =
      "event: alive\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

  /** Between two signs that a page wants each second of its time. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, TestNode> nodes = new HashMap<>();
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  private QuickSigns(TestPair pair) throws IOException {
    for (TestNode node : pair.nodes()) {
      nodes.put(node.place().port(), node);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::serve);
    server.setExecutor(threads);
  }

  static QuickSigns of(TestPair pair) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    QuickSigns signs = new QuickSigns(pair);
    signs.server.start();
    return signs;
  }

  /** Where they are, with the node's port and {@code signsEvery} as the query. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** Ends all streams; new ones may be opened. */
  void breakAll() {
    streams.forEach(Stream::end);
  }

  @Override
  public void close() {
    breakAll();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, Integer> asked = new HashMap<>();
    for (String each : exchange.getRequestURI().getQuery().split("&")) {
      String[] parts = each.split("=");
      asked.put(parts[0], Integer.valueOf(parts[1]));
    }
    String url = nodes.get(asked.get("port")).place().url() + PATH;
    try (exchange) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      InputStream said = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.sendResponseHeaders(200, 0);
      Stream stream = new Stream(said, exchange.getResponseBody());
      streams.add(stream);
      threads.execute(() -> stream.repeatSigns(PERIOD_NANOS * asked.get("signsEvery")));
      stream.pass();
      streams.remove(stream);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One of them. */
  private static final class Stream {
    private final InputStream said;
    private final OutputStream out;
    private boolean begun;
    private boolean ended;

    Stream(InputStream said, OutputStream out) {
      this.said = said;
      this.out = out;
    }

    /** Until the node, the page or {@link #end} ends it. */
    void pass() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
        StringBuilder event = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          event.append(line).append('\n');
          if (line.isEmpty()) {
            tell(event.toString().getBytes(StandardCharsets.UTF_8));
            event.setLength(0);
          }
        }
      } catch (IOException e) {
        // Whoever ended it, it is the end.
      } finally {
        end();
      }
    }

    void repeatSigns(long periodNanos) {
      long dueNanos = System.nanoTime();
      while (sign()) {
        dueNanos = Math.max(dueNanos + periodNanos, System.nanoTime());
        LockSupport.parkNanos(dueNanos - System.nanoTime());
      }
    }

    private synchronized boolean sign() {
      try {
        if (begun && !ended) {
          write(SIGN);
        }
      } catch (IOException e) {
        end();
      }
      return !ended;
    }

    private synchronized void tell(byte[] event) throws IOException {
      begun = true;
      write(event);
    }

    private void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Whoever waits for the node learns of it, too. */
    synchronized void end() {
      ended = true;
      try {
        said.close();
        out.close();
      } catch (IOException e) {
        // It has ended by itself.
      }
    }
  }
}
