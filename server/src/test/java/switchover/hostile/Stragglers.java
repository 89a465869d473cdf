package switchover.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.Place;

/**
 * Connections that never get to an end: some say nothing, some send a byte each second, some ask
 * for very much and read nothing of it.
 */
final class Stragglers implements AutoCloseable {
  private static final int OF_EACH_KIND = 60;
  private static final int DEAF = 10;
  private static final int BYTE_MILLIS = 1000;
  private static final int ASKED_AT_ONCE = 400;

  /** What each kind begins with, and goes on with byte by byte; "" for nothing. */
  private enum Kind {
    MUTE("", ""),
    SLOW_LINK_HEAD("POST /link/ping HTTP/1.1\r\nX-Slow: ", "x"),
    SLOW_LINK_BODY("POST /link/ping HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n", "x"),
    SLOW_LISTEN("POST /link/listen HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n", "x"),
    SLOW_STATUS_HEAD("GET /status HTTP/1.1\r\nX-Slow: ", "x"),
    SLOW_PAGE_HEAD("GET / HTTP/1.1\r\n", "x"),
    DEAF("GET /status HTTP/1.1\r\nHost: a\r\n\r\n".repeat(ASKED_AT_ONCE), "");

    private final String begin;
    private final String more;

    Kind(String begin, String more) {
      this.begin = begin;
      this.more = more;
    }
  }

  private record Straggler(Kind kind, SocketChannel channel) {}

  private final List<Straggler> all = new ArrayList<>();
  private final Thread thread = new Thread(this::trickle, "stragglers");
  private volatile boolean closed;
  private volatile int alive;

  /** Connects them all; they hold on until they are closed, or the node has enough of them. */
  static Stragglers at(Place node) throws IOException {
    Stragglers stragglers = new Stragglers();
    for (int i = 0; i < OF_EACH_KIND; i++) {
      for (Kind kind : Kind.values()) {
        if (kind != Kind.DEAF || i < DEAF) {
          stragglers.add(node, kind);
        }
      }
    }
    stragglers.alive = stragglers.all.size();
    stragglers.thread.setDaemon(true);
    stragglers.thread.start();
    return stragglers;
  }

  /** How many of those that send a byte now and then the node has not yet ended. */
  int alive() {
    return alive;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    for (Straggler straggler : all) {
      straggler.channel().close();
    }
  }

  private void add(Place node, Kind kind) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress(node.ip(), node.port()));
    channel.configureBlocking(false);
    channel.write(ByteBuffer.wrap(kind.begin.getBytes(StandardCharsets.US_ASCII)));
    all.add(new Straggler(kind, channel));
  }

  private void trickle() {
    while (!closed) {
      int living = 0;
      for (Straggler straggler : all) {
        living += isSlow(straggler) && sendsOn(straggler) ? 1 : 0;
      }
      alive = living;
      try {
        Thread.sleep(BYTE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean isSlow(Straggler straggler) {
    return !straggler.kind().more.isEmpty();
  }

  private static boolean sendsOn(Straggler straggler) {
    try {
      byte[] more = straggler.kind().more.getBytes(StandardCharsets.US_ASCII);
      straggler.channel().write(ByteBuffer.wrap(more));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      return straggler.channel().read(answer) >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
