package switchover.pair;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stretch of network between a client and a node that can be cut. Cut, it is a black hole: it
 * takes connections and bytes and passes nothing on, in either direction, not even an end. Mended,
 * what was held flows on, as TCP itself would send it again.
 */
public final class Gate implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ServerSocket entrance;
  private final InetSocketAddress exit;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private boolean cut;
  private volatile Wiretap wiretap = Wiretap.NONE;
  private volatile boolean closed;

  private Gate(ServerSocket entrance, InetSocketAddress exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /** Opens a stretch from one loopback address to another. */
  public static Gate open(String fromIp, int fromPort, String toIp, int toPort) throws IOException {
    ServerSocket entrance = new ServerSocket();
    entrance.setReuseAddress(true);
    entrance.bind(new InetSocketAddress(InetAddress.getByName(fromIp), fromPort));
    Gate gate = new Gate(entrance, new InetSocketAddress(InetAddress.getByName(toIp), toPort));
    gate.thread("gate-" + fromIp + "-" + fromPort, gate::accept);
    return gate;
  }

  /** Lets all connections that are made from now on be overheard. */
  public void overhear(Wiretap by) {
    wiretap = by;
  }

  /** Nothing passes from now on. */
  public synchronized void cut() {
    cut = true;
  }

  /** Everything passes again, what was held included. */
  public synchronized void mend() {
    cut = false;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    mend();
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (!closed) {
      Socket near = entrance.accept();
      sockets.add(near);
      thread("gate-connection", () -> join(near));
    }
  }

  private void join(Socket near) throws IOException {
    awaitOpen();
    Socket far = new Socket();
    sockets.add(far);
    try {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      far.connect(exit);
    } catch (IOException e) {
      end(near, far);
      return;
    }
    Wiretap.Ears ears = wiretap.connection();
    thread("gate-back", () -> pass(far, near, ears.back()));
    pass(near, far, ears.there());
  }

  /** Passes bytes one way until an end, which then is the end of both ways. */
  private void pass(Socket from, Socket to, OutputStream ear) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitOpen();
        ear.write(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    } catch (SocketException e) {
      // A reset ends the connection as a plain end does, and the other side learns of it below.
    } finally {
      awaitOpen();
      end(from, to);
    }
  }

  private void end(Socket one, Socket other) throws IOException {
    sockets.remove(one);
    sockets.remove(other);
    one.close();
    other.close();
  }

  private synchronized void awaitOpen() {
    while (cut && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Work that may end by its socket being closed. */
  private interface Work {
    void run() throws IOException;
  }

  private void thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                if (!closed) {
                  System.out.println(name + ": " + e);
                }
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
