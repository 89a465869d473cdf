package switchover.hostile;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import switchover.pair.Place;

/** What is no message at all: requests that no client makes. */
final class BrokenHttp {
  private static final String POST = "POST /link/ping HTTP/1.1\r\nHost: a\r\n";
  private static final int MUCH = 1 << 20;

  /** The node has reset the connection: what it has said before that is lost. */
  private static final int RESET = -1;

  /**
   * One of them.
   *
   * @param allowed statuses by which it may be answered; 0 for the end of the connection
   */
  private record Request(String what, Sender sender, Set<Integer> allowed) {
    @FunctionalInterface
    interface Sender {
      void send(Wire wire) throws IOException;
    }
  }

  private static final List<Request> ALL =
      List.of(
          text("length without end", POST + "Content-Length: 1099511627776\r\n\r\n", 413),
          text("length of no number", POST + "Content-Length: -1\r\n\r\n", 400),
          text("two lengths", POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
          text("length and chunks", POST + both() + "\r\n\r\n0\r\n\r\n", 400),
          new Request("chunks without end", BrokenHttp::endlessChunks, Set.of(413, RESET)),
          new Request("body without end", BrokenHttp::endlessBody, Set.of(413, RESET)),
          text("long header", POST + "X: " + "x".repeat(1 << 17) + "\r\n\r\n", 431, RESET),
          text("many headers", POST + "X: x\r\n".repeat(1 << 15) + "\r\n", 431, RESET),
          text("long path", "POST /" + "x".repeat(1 << 17) + " HTTP/1.1\r\n", 414, 431, RESET),
          text("other method", "PUT /link/ping HTTP/1.1\r\nHost: a\r\n\r\n", 405),
          text("TRACE", "TRACE /link/ping HTTP/1.1\r\nHost: a\r\n\r\n", 405),
          text("escaped path", "POST /link/%70ing HTTP/1.1\r\nHost: a\r\n\r\n", 401, 404),
          text("dotted path", "POST /x/../link/ping HTTP/1.1\r\nHost: a\r\n\r\n", 400, 401, 404),
          text("double slash", "POST //link/ping HTTP/1.1\r\nHost: a\r\n\r\n", 404, 405),
          text("path below", "POST /link/ping/ HTTP/1.1\r\nHost: a\r\n\r\n", 404),
          text("no host", "POST /link/ping HTTP/1.1\r\n\r\n", 400),
          text("two hosts", POST + "Host: b\r\n\r\n", 400),
          text("host of no name", "POST /link/ping HTTP/1.1\r\nHost: a@b c\r\n\r\n", 400),
          text("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 426, 505, 0),
          text("bad chunk", POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, 0),
          text("no HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001", 400, 0),
          new Request("body cut short", BrokenHttp::shortBody, Set.of(0, 400, RESET)),
          new Request("head cut short", BrokenHttp::shortHead, Set.of(0, 400, RESET)));

  private BrokenHttp() {}

  /** Sends each once, on a connection of its own. */
  static void sendAll(Place node) throws IOException {
    for (Request request : ALL) {
      try (Wire wire = Wire.to(node)) {
        int status = answer(request, wire);
        Assertions.assertTrue(
            request.allowed().contains(status), request.what() + " was answered " + status);
      }
    }
  }

  private static int answer(Request request, Wire wire) throws IOException {
    try {
      request.sender().send(wire);
      return wire.status();
    } catch (SocketException e) {
      return RESET;
    }
  }

  private static Request text(String what, String text, Integer... allowed) {
    return new Request(what, wire -> wire.send(text), Set.copyOf(Arrays.asList(allowed)));
  }

  private static String both() {
    return "Content-Length: 5\r\nTransfer-Encoding: chunked";
  }

  private static void endlessChunks(Wire wire) throws IOException {
    wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
    byte[] chunk = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int sent = 0; sent < MUCH; sent += chunk.length) {
      wire.send(chunk);
    }
  }

  private static void endlessBody(Wire wire) throws IOException {
    wire.send(POST + "Content-Length: " + Integer.MAX_VALUE + "\r\n\r\n");
    wire.send(new byte[MUCH]);
  }

  private static void shortBody(Wire wire) throws IOException {
    wire.send(POST + "Content-Length: 100\r\n\r\nabc");
    wire.endOutput();
  }

  private static void shortHead(Wire wire) throws IOException {
    wire.send(POST);
    wire.endOutput();
  }
}
