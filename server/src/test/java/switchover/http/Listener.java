package switchover.http;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A page's end of the stream, on a bare socket; by HTTP/1.0, so that nothing is in chunks. */
final class Listener implements AutoCloseable {
  private static final int MOST_MILLIS = 10_000;
  private static final String DATA = "data: ";

  private final Socket socket;
  private final BufferedReader lines;

  Listener(int port) throws IOException {
    this(port, "");
  }

  /**
   * @param basePath of the node
   */
  Listener(int port, String basePath) throws IOException {
    this(port, basePath, "");
  }

  /**
   * @param query with its question mark; empty for none
   */
  Listener(int port, String basePath, String query) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(MOST_MILLIS);
    String request = "GET " + basePath + "/status/events" + query + " HTTP/1.0\r\nHost: a\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  String line() throws IOException {
    String line = lines.readLine();
    assertNotNull(line, "the stream has ended");
    return line;
  }

  String headers() throws IOException {
    StringBuilder headers = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.append(line).append('\n');
    }
    return headers.toString();
  }

  String nextStatus() throws IOException {
    while (!line().equals("event: status")) {
      // A sign of life is looked at elsewhere.
    }
    String line = line();
    assertTrue(line.startsWith(DATA), line);
    return line.substring(DATA.length());
  }

  void awaitComment() throws IOException {
    while (!line().startsWith(":")) {
      // What comes before the comment is looked at elsewhere.
    }
  }

  /** How many have come by now since the last line that was read. */
  int commentsSoFar() throws IOException {
    int comments = 0;
    while (lines.ready()) {
      comments += line().startsWith(":") ? 1 : 0;
    }
    return comments;
  }

  void assertEnds() throws IOException {
    String line = lines.readLine();
    while (line != null) {
      assertNotEquals("event: status", line);
      line = lines.readLine();
    }
  }

  void assertEndsAfterEvents() throws IOException {
    String line = lines.readLine();
    while (line != null) {
      line = lines.readLine();
    }
  }

  /** The page has moved. */
  void leave() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
