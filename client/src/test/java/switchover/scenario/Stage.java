package switchover.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Plays every address of a scenario for a real browser: one server for http and one for https, told
 * apart by the Host of the request. Thread-safe.
 */
final class Stage implements AutoCloseable {
  private static final String FOLDER = "/META-INF/resources";
  private static final String CLIENT = "/switchover/";
  private static final String SESSION = "/me";
  private static final String SCRIPT = CLIENT + "switchover.js";
  private static final String PAGE =
      "<!doctype html><title>page</title><p data-switchover-line></p><script src='%s'></script>";

  private final HttpServer plain;
  private final HttpsServer secure;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String html;
  private Scenario.Phase phase;
  private int turn;
  private long asked;
  private String reported = "";
  private String askedForSession;

  Stage(SSLContext tls) throws IOException {
    this(tls, PAGE);
  }

  /** With pages of this HTML, in which %s stands for the script's URL. */
  Stage(SSLContext tls, String html) throws IOException {
    this.html = html;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plain = HttpServer.create(any, 0);
    secure = HttpsServer.create(any, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
    start(plain, "http://");
    start(secure, "https://");
  }

  int plainPort() {
    return plain.getAddress().getPort();
  }

  int securePort() {
    return secure.getAddress().getPort();
  }

  /** From now on the addresses are as in this phase. */
  synchronized void turnTo(Scenario.Phase next) {
    phase = next;
    turn++;
    notifyAll();
  }

  /** How many requests for a status have been taken so far. */
  synchronized long asked() {
    return asked;
  }

  /** What a page last told its node with a heartbeat. */
  synchronized String reported() {
    return reported;
  }

  /** Where a page last asked whether its user is signed in; null for nowhere. */
  synchronized String askedForSession() {
    return askedForSession;
  }

  @Override
  public void close() {
    plain.stop(0);
    secure.stop(0);
    threads.shutdownNow();
  }

  private void start(HttpServer server, String scheme) {
    server.createContext("/", exchange -> serve(scheme, exchange));
    server.setExecutor(threads);
    server.start();
  }

  private void serve(String scheme, HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      String url = scheme + host + exchange.getRequestURI().getRawPath();
      String base = current().baseOf(url);
      if (base == null) {
        return;
      }
      String path = url.substring(base.length());
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (path.equals("/status/events")) {
        stream(base, exchange);
      } else if (path.equals("/status")) {
        status(base, exchange);
      } else if (path.equals(SESSION)) {
        session(url, exchange);
      } else if (path.startsWith(CLIENT)) {
        String type = path.endsWith(".json") ? "application/json" : "text/javascript";
        answer(exchange, 200, type, resource(FOLDER + path));
      } else {
        String of = current().at(base).script();
        String page = html.replace("%s", (of == null ? base : of) + SCRIPT);
        answer(exchange, 200, "text/html", page.getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As an HMI that nobody has signed in to. */
  private void session(String url, HttpExchange exchange) throws IOException {
    synchronized (this) {
      askedForSession = url + "?" + exchange.getRequestURI().getRawQuery();
    }
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
    exchange.getResponseHeaders().set("Access-Control-Allow-Credentials", "true");
    answer(exchange, 401, "text/plain", new byte[0]);
  }

  private void status(String base, HttpExchange exchange) throws IOException, InterruptedException {
    StandIn at = taken(base, exchange.getRequestURI().getRawQuery());
    if (at.kind() == StandIn.Kind.SILENT) {
      awaitTurn(turnNow());
    } else if (at.kind() == StandIn.Kind.ANSWERS) {
      if (at.location() != null) {
        exchange.getResponseHeaders().set("Location", at.location());
      }
      answer(exchange, at.code(), at.type(), at.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void stream(String base, HttpExchange exchange) throws IOException, InterruptedException {
    boolean begun = false;
    while (true) {
      int now = turnNow();
      StandIn at = current().baseOf(base) == null ? StandIn.REFUSED : current().at(base);
      if (at.streams()) {
        if (!begun) {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          begun = true;
        }
        String event = "event: status\ndata: " + at.body() + "\n\n";
        OutputStream out = exchange.getResponseBody();
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } else if (at.kind() != StandIn.Kind.SILENT) {
        if (at.events() != 0 && !begun) {
          exchange.sendResponseHeaders(at.events(), -1);
        }
        return;
      }
      awaitTurn(now);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = Stage.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void answer(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized StandIn taken(String base, String query) {
    asked++;
    reported = query == null ? reported : query;
    return phase.at(base);
  }

  private synchronized Scenario.Phase current() {
    return phase;
  }

  private synchronized int turnNow() {
    return turn;
  }

  private synchronized void awaitTurn(int now) throws InterruptedException {
    while (turn == now) {
      wait();
    }
  }
}
