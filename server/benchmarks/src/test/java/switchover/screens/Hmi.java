package switchover.screens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import switchover.pair.Lab;
import switchover.pair.Ports;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * A plain page of somebody else, on another port of each node's host, with the client's own bar: in
 * English at {@code /en}, in Chinese at {@code /zh}.
 */
final class Hmi {
  private final TestPair pair;
  private final int port;

  private Hmi(TestPair pair, int port) {
    this.pair = pair;
    this.port = port;
  }

  static Hmi start(Lab lab, TestPair pair) throws IOException {
    Hmi hmi = new Hmi(pair, Ports.free());
    for (TestNode node : pair.nodes()) {
      String ip = pair.pageHosts().get(hmi.host(node));
      HttpServer server = HttpServer.create(new InetSocketAddress(ip, hmi.port), 0);
      server.createContext("/", exchange -> hmi.answer(node, exchange));
      server.start();
      lab.keep(() -> server.stop(0));
    }
    return hmi;
  }

  /** Its page on the host of that node. */
  String url(TestNode node, String language) {
    return "http://" + host(node) + ":" + port + "/" + language;
  }

  private String host(TestNode node) {
    return node == pair.a() ? TestPair.HOST_A : TestPair.HOST_B;
  }

  private void answer(TestNode node, HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream in = Hmi.class.getResourceAsStream("hmi.html")) {
      String page =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{language}", exchange.getRequestURI().getPath().substring(1))
              .replace("{client}", pair.url(node) + "/switchover/switchover.js");
      byte[] body = page.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
