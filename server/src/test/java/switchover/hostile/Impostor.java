package switchover.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import switchover.link.Forgery;
import switchover.pair.Place;

/** Somebody at the master's address, who gives another bad answer to each request. */
final class Impostor implements AutoCloseable {
  private static final int MUCH = 1 << 20;
  private static final int VERY_MUCH = 64 * MUCH;
  private static final int BYTE_MILLIS = 200;
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** What he does with a request. */
  private enum Answer {
    NOTHING,
    CLOSE,
    NO_HTTP,
    HTML,
    RANDOM,
    RECORDED,
    WRONG_KEY,
    EMPTY,
    UNAUTHORIZED,
    ANY_STATUS,
    REDIRECT,
    LONG_BODY,
    ENDLESS_BODY,
    ENDLESS_CHUNKS,
    ENDLESS_HEADER,
    ENDLESS_HEADERS,
    ENDLESS_REFUSAL,
    SLOW_HEAD,
    SLOW_BODY,
    SHORT_BODY,
    MANY_INFORMATIONAL
  }

  private final ServerSocket server;
  private final List<byte[]> recorded;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<Answer, AtomicInteger> given = new EnumMap<>(Answer.class);
  private final Random chance = new Random(5);

  private Impostor(ServerSocket server, List<byte[]> recorded) {
    this.server = server;
    this.recorded = recorded;
    for (Answer answer : Answer.values()) {
      given.put(answer, new AtomicInteger());
    }
  }

  /**
   * Takes a place that its node has left.
   *
   * @param recorded what that node has said
   */
  static Impostor at(Place place, List<byte[]> recorded) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getByName(place.ip()), place.port()));
    Impostor impostor = new Impostor(server, recorded);
    run(impostor::accept);
    return impostor;
  }

  /** How often that answer was given that was given least. */
  int leastGiven() {
    return given.values().stream().mapToInt(AtomicInteger::get).min().orElseThrow();
  }

  @Override
  public String toString() {
    return "given: " + given;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        run(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      if (in.read(new byte[8192]) < 0) {
        return;
      }
      Answer answer = Answer.values()[turn.getAndIncrement() % Answer.values().length];
      given.get(answer).incrementAndGet();
      give(answer, socket.getOutputStream());
      if (answer != Answer.CLOSE) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      // The backup has had enough of it.
    } finally {
      sockets.remove(socket);
    }
  }

  private void give(Answer answer, OutputStream out) throws IOException {
    switch (answer) {
      case NOTHING, CLOSE -> out.flush();
      case NO_HTTP -> send(out, "SSH-2.0-" + chance.nextLong() + "\r\n");
      case HTML -> body(out, "<!doctype html><title>printer</title>".getBytes());
      case RANDOM -> body(out, random());
      case RECORDED -> body(out, recorded.get(chance.nextInt(recorded.size())));
      case WRONG_KEY -> body(out, Forgery.connected(random(), "{}"));
      case EMPTY -> body(out, new byte[0]);
      case UNAUTHORIZED -> send(out, "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
      case ANY_STATUS ->
          send(out, "HTTP/1.1 " + (400 + chance.nextInt(200)) + " No\r\nContent-Length: 0\r\n\r\n");
      case REDIRECT -> send(out, "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/x\r\n\r\n");
      case LONG_BODY -> body(out, new byte[MUCH]);
      case ENDLESS_BODY -> endless(out, OK + "\r\n", "x".repeat(MUCH));
      case ENDLESS_CHUNKS ->
          endless(
              out,
              OK + "Transfer-Encoding: chunked\r\n\r\n",
              "1000\r\n" + "x".repeat(4096) + "\r\n");
      case ENDLESS_HEADER -> endless(out, OK + "X: ", "x".repeat(MUCH));
      case ENDLESS_HEADERS -> endless(out, OK, ("X" + chance.nextInt() + ": x\r\n").repeat(1000));
      case ENDLESS_REFUSAL -> endless(out, "HTTP/1.1 500 No\r\n\r\n", "x".repeat(MUCH));
      case SLOW_HEAD -> slow(out, OK + "X: " + "x".repeat(1000));
      case SLOW_BODY -> slow(out, OK + "Content-Length: 1000\r\n\r\n" + "x".repeat(1000));
      case SHORT_BODY -> send(out, OK + "Content-Length: 1000\r\n\r\nabc");
      case MANY_INFORMATIONAL -> endless(out, "", "HTTP/1.1 103 Early\r\n\r\n".repeat(1000));
    }
  }

  private byte[] random() {
    byte[] random = new byte[32];
    chance.nextBytes(random);
    return random;
  }

  private static void body(OutputStream out, byte[] body) throws IOException {
    send(out, OK + "Content-Length: " + body.length + "\r\n\r\n");
    out.write(body);
  }

  private static void endless(OutputStream out, String begin, String more) throws IOException {
    send(out, begin);
    byte[] part = more.getBytes(StandardCharsets.ISO_8859_1);
    for (long sent = 0; sent < VERY_MUCH; sent += part.length) {
      out.write(part);
    }
  }

  private static void slow(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int begun = bytes.length - 900;
    out.write(Arrays.copyOf(bytes, begun));
    for (int i = begun; i < bytes.length; i++) {
      pause();
      out.write(bytes[i]);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BYTE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "impostor");
    thread.setDaemon(true);
    thread.start();
  }
}
