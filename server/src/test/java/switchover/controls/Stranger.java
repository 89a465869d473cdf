package switchover.controls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import switchover.pair.Place;

/**
 * Somebody on the network, with an address of the loopback that nobody had before him: what another
 * one did wrong is not held against him. Sends whatever he likes.
 */
final class Stranger {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int PATIENCE_MILLIS = 5000;
  private static final int RECEIVE_BYTES = 16 * 1024;

  private static volatile Answer newest = new Answer("");

  private final InetSocketAddress from;
  private final Place node;
  private final boolean tls;

  private Stranger(InetSocketAddress from, Place node, boolean tls) {
    this.from = from;
    this.node = node;
    this.tls = tls;
  }

  /** The same one, who asks there, by TLS, whatever certificate there is. */
  Stranger byTls(Place secure) {
    return new Stranger(from, secure, true);
  }

  /** The same one, who asks there. */
  Stranger by(Place other) {
    return new Stranger(from, other, false);
  }

  /** One more. */
  static Stranger at(Place node) {
    int number = COUNT.incrementAndGet();
    String ip = "127.9." + number / 250 + "." + (1 + number % 250);
    return new Stranger(new InetSocketAddress(ip, 0), node, false);
  }

  /** What anybody of them was answered last, for a failure's message. */
  static Answer newest() {
    return newest;
  }

  /** His address. */
  String ip() {
    return from.getHostString();
  }

  /** The authority by which the node is asked where it is asked as it should be. */
  String host() {
    return node.ip() + ":" + node.port();
  }

  /** A connection, to be closed. */
  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    socket.bind(from);
    socket.setTcpNoDelay(true);
    // Else the system takes megabytes for one who does not read.
    socket.setReceiveBufferSize(RECEIVE_BYTES);
    socket.connect(new InetSocketAddress(node.ip(), node.port()), PATIENCE_MILLIS);
    return tls ? AnyCertificate.over(socket) : socket;
  }

  /** Asks by the node's own address; a header is one text such as {@code Origin: null}. */
  Answer ask(String method, String path, String body, String... headers) throws IOException {
    return askAs(host(), method, path, body, headers);
  }

  /** Asks by another name. */
  Answer askAs(String host, String method, String path, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    if (bytes.length > 0 || method.equals("POST")) {
      head.append("\r\nContent-Length: ").append(bytes.length);
    }
    head.append("\r\nConnection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(bytes);
    return send(all.toByteArray(), PATIENCE_MILLIS);
  }

  /** Sends all that, ends his side, and hears what comes until the end. */
  Answer send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1), PATIENCE_MILLIS);
  }

  /** The same, and hears nothing that comes later than that after anything else. */
  Answer send(byte[] bytes, int patienceMillis) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(patienceMillis);
      newest = exchange(socket, bytes, !tls);
      return newest;
    }
  }

  /** What came before a reset or the end of patience is what was said. */
  private static Answer exchange(Socket socket, byte[] bytes, boolean ends) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      socket.getOutputStream().write(bytes);
      if (ends) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      byte[] part = new byte[8192];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        heard.write(part, 0, length);
      }
    } catch (SocketException | SocketTimeoutException e) {
      return new Answer(heard.toString(StandardCharsets.ISO_8859_1));
    }
    return new Answer(heard.toString(StandardCharsets.ISO_8859_1));
  }
}
