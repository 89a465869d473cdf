package switchover.link;

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
 * A way to a server that can fail as processes and networks do: the port refuses and every
 * connection is reset, as when the process is killed; or all stays open and nothing moves, as when
 * it is frozen.
 */
final class TcpWay implements AutoCloseable {
  private final int port;
  private volatile int to;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object state = new Object();
  private ServerSocket server;
  private boolean frozen;

  TcpWay(int to) throws IOException {
    this.to = to;
    this.server = listen(0);
    this.port = server.getLocalPort();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** New connections lead there; those that stand are reset. */
  void leadTo(int other) throws IOException {
    to = other;
    reset();
  }

  void kill() throws IOException {
    server.close();
    reset();
  }

  void revive() throws IOException {
    server = listen(port);
  }

  /** Every connection is reset, while the port still accepts. */
  void reset() throws IOException {
    for (Socket socket : sockets) {
      try (socket) {
        socket.setSoLinger(true, 0);
      } catch (SocketException e) {
        // One of its two ends has closed it already.
        continue;
      }
    }
    sockets.clear();
  }

  void freeze(boolean now) {
    synchronized (state) {
      frozen = now;
      state.notifyAll();
    }
  }

  @Override
  public void close() throws IOException {
    freeze(false);
    kill();
  }

  private ServerSocket listen(int at) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    run(() -> accept(listening));
    return listening;
  }

  private void accept(ServerSocket listening) {
    while (true) {
      try {
        Socket near = listening.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.add(near);
        sockets.add(far);
        if (listening.isClosed()) {
          reset();
        }
        run(() -> pump(near, far));
        run(() -> pump(far, near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket onto) {
    byte[] part = new byte[4096];
    try (from;
        onto) {
      InputStream in = from.getInputStream();
      OutputStream out = onto.getOutputStream();
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        awaitThaw();
        out.write(part, 0, length);
      }
    } catch (IOException e) {
      return;
    }
  }

  private void awaitThaw() {
    synchronized (state) {
      while (frozen) {
        try {
          state.wait();
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "tcp-way");
    thread.setDaemon(true);
    thread.start();
  }
}
