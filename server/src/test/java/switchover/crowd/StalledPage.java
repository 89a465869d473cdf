package switchover.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page that listens and has stopped reading, as a suspended one does. */
public final class StalledPage implements AutoCloseable {
  private static final int SMALL_BYTES = 1024;

  /** A switch brings more than one status, and the last may come a little later. */
  private static final int CALM_CHANGES = 8;

  private final Socket socket;

  private StalledPage(Socket socket) {
    this.socket = socket;
  }

  /** Begins to listen there. */
  public static StalledPage on(String ip, int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BYTES);
    socket.connect(new InetSocketAddress(ip, port));
    socket.getOutputStream().write(Requests.stream(1).getBytes(StandardCharsets.US_ASCII));
    return new StalledPage(socket);
  }

  /**
   * Has the status change again and again, until no more of it finds room on the way to this page.
   *
   * @param change makes the node say something new
   */
  public void fill(Change change) throws Exception {
    long before = -1;
    long now = waitingBytes();
    for (int calm = 0; calm < CALM_CHANGES; calm = now == before ? calm + 1 : 0) {
      before = now;
      change.make();
      now = waitingBytes();
    }
  }

  /** Something that all pages are told. */
  @FunctionalInterface
  public interface Change {
    /** Makes it. */
    void make() throws Exception;
  }

  /** What the node's system could not deliver yet; -1 where the node has ended the connection. */
  public long waitingBytes() throws IOException {
    Pattern line =
        Pattern.compile(
            String.format(
                Locale.ROOT,
                "[0-9A-F]+:%04X [0-9A-F]+:%04X 01 ([0-9A-F]{8}):",
                socket.getPort(),
                socket.getLocalPort()));
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      Matcher found = line.matcher(Files.readString(Path.of(table)));
      if (found.find()) {
        return Long.parseLong(found.group(1), 16);
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
