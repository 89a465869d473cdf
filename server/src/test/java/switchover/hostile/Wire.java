package switchover.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import switchover.pair.Place;

/** A plain connection to a node, on which anything can be sent. One thread. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  static Wire to(Place node) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(node.ip(), node.port()), PATIENCE_MILLIS);
    return new Wire(socket);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Posts a body as a node would. */
  void post(String path, byte[] body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length;
    all.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    send(all.toByteArray());
  }

  /** Nothing more is sent. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /**
   * The status of the next answer, whose body is read.
   *
   * @return 0 where the node has ended the connection instead
   */
  int status() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return 0;
      }
      head.append((char) next);
    }
    int at = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
    if (at >= 0) {
      in.readNBytes(Integer.parseInt(head.substring(at + 15, head.indexOf("\r", at)).strip()));
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
