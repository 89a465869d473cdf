package switchover.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import switchover.settings.Undialled;

/**
 * One request on a connection of its own, to somebody who has proven nothing yet: what he sends is
 * bounded, and whatever it is, the connection ends. The platform's client keeps a connection for
 * ever on which something else than HTTP came.
 *
 * <p>By HTTP 1.0, so that the answer's body is plain. {@link #close} by any thread ends it.
 */
final class OneShot implements AutoCloseable {
  private static final int MOST_HEAD_BYTES = 16 * 1024;
  private static final int OK = 200;
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final Pattern HEAD = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)\\b.*");
  private static final Pattern LENGTH =
      Pattern.compile("^content-length:[ \\t]*(\\d{1,9})[ \\t]*$", Pattern.CASE_INSENSITIVE);

  private final Socket plain = new Socket();
  private final String listensOn;

  /**
   * @param listensOn the address on which this node listens; null for all
   */
  OneShot(String listensOn) {
    this.listensOn = listensOn;
  }

  /**
   * Sends and waits for the answer, without a deadline but that of connecting.
   *
   * @param method such as POST
   * @param to where the host of the address is
   * @param tls used where the address is https
   * @throws MasterHttp.StatusException where the answer is not a 200
   * @throws IOException where there is none, or it is no HTTP, or too long
   */
  MasterHttp.Answer ask(
      String method,
      URI address,
      InetSocketAddress to,
      byte[] body,
      int connectMillis,
      SSLSocketFactory tls)
      throws IOException {
    String fault = to.isUnresolved() ? null : Undialled.fault(to.getAddress());
    if (fault != null) {
      throw new IOException("the address " + to.getAddress().getHostAddress() + " " + fault);
    }
    InetAddress from = OutgoingIp.of(listensOn, to);
    if (from != null) {
      plain.bind(new InetSocketAddress(from, 0));
    }
    plain.setTcpNoDelay(true);
    plain.connect(to, connectMillis);
    if (!address.getScheme().equals("https")) {
      return new MasterHttp.Answer(exchange(method, plain, address, body), null);
    }
    SSLSocket secure = (SSLSocket) tls.createSocket(plain, to.getHostString(), to.getPort(), true);
    secure.setEnabledProtocols(PROTOCOLS);
    secure.startHandshake();
    String certificate = Fingerprint.seen(secure.getSession());
    return new MasterHttp.Answer(exchange(method, secure, address, body), certificate);
  }

  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // It is of no use any more, however it ended.
    }
  }

  private static byte[] exchange(String method, Socket socket, URI address, byte[] body)
      throws IOException {
    String head =
        method
            + " "
            + address.getRawPath()
            + " HTTP/1.0\r\nHost: "
            + address.getRawAuthority()
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    return answer(new BufferedInputStream(socket.getInputStream()));
  }

  /** The body of what somebody answers, whoever he is. */
  static byte[] answer(InputStream in) throws IOException {
    return body(in, lengthOf(head(in)));
  }

  /** The head of the answer, up to its empty line. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < MOST_HEAD_BYTES) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended without an answer");
      }
      head.append((char) next);
      if (next == '\n' && (endsWith(head, "\n\r\n") || endsWith(head, "\n\n"))) {
        return head.toString();
      }
    }
    throw new ProtocolException("the answer's head has more than " + MOST_HEAD_BYTES + " bytes");
  }

  private static boolean endsWith(StringBuilder text, String end) {
    return text.length() >= end.length() && text.lastIndexOf(end) == text.length() - end.length();
  }

  /** How long the body is; -1 where the head doesn't say. */
  private static int lengthOf(String head) throws IOException {
    // The limit keeps empty lines, where there are no others.
    String[] lines = head.split("\r?\n", -1);
    Matcher first = HEAD.matcher(lines[0]);
    if (!first.matches()) {
      throw new ProtocolException("the answer begins with something else than a status");
    }
    int status = Integer.parseInt(first.group(1));
    if (status != OK) {
      throw new MasterHttp.StatusException(status);
    }
    for (String line : lines) {
      Matcher length = LENGTH.matcher(line);
      if (length.matches()) {
        return Integer.parseInt(length.group(1));
      }
    }
    return -1;
  }

  private static byte[] body(InputStream in, int length) throws IOException {
    byte[] body =
        in.readNBytes(length < 0 ? Seal.MOST_BYTES + 1 : Math.min(length, Seal.MOST_BYTES + 1));
    if (body.length > Seal.MOST_BYTES) {
      throw new IOException("answered with more than " + Seal.MOST_BYTES + " bytes");
    }
    if (body.length < length) {
      throw new EOFException("the connection ended in the middle of the answer");
    }
    return body;
  }
}
