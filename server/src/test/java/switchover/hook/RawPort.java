package switchover.hook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that does with each connection what the test says, and no more. */
public final class RawPort implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Talk talk;

  /** What is done with a connection; it stays open unless this closes it. */
  @FunctionalInterface
  public interface Talk {
    void with(Socket socket) throws IOException;
  }

  public RawPort(Talk talk) throws IOException {
    this.talk = talk;
    Thread thread = new Thread(this::work, "raw-port");
    thread.setDaemon(true);
    thread.start();
  }

  /** Accepts and says nothing. */
  public static RawPort silent() throws IOException {
    return new RawPort(socket -> {});
  }

  public int port() {
    return server.getLocalPort();
  }

  public int accepted() {
    return accepted.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void work() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        accepted.incrementAndGet();
        talk.with(socket);
      } catch (IOException e) {
        // The other side has gone, or the test is over.
        continue;
      }
    }
  }
}
