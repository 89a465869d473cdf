package switchover.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A way to a server that can fail as processes and networks do: the port refuses and every
 * connection is reset, as when the process is killed; or all stays open and nothing moves, both
 * ways or one, as when it is frozen or cut off; or what moves comes late, or after TCP has sent it
 * again, or ends in the middle.
 */
final class TcpWay implements AutoCloseable {
  /** How long TCP waits before it sends again what was lost; twice as long each further time. */
  private static final int SENT_AGAIN_MILLIS = 200;

  private final int port;
  private volatile int to;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object state = new Object();
  private final Set<Direction> frozen = EnumSet.noneOf(Direction.class);
  private final AtomicReference<Cut> cut = new AtomicReference<>();
  private ServerSocket server;
  private boolean closed;
  private int delayMillis;
  private int lossPercent;
  private Random chance;

  /** Which way a message goes. */
  enum Direction {
    TO_MASTER,
    TO_BACKUP
  }

  /** Where the next message of that direction ends. */
  private record Cut(Direction direction, int afterBytes) {}

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
      reset(socket);
    }
    sockets.clear();
  }

  /** Both ways. */
  void freeze(boolean now) {
    for (Direction direction : Direction.values()) {
      freeze(direction, now);
    }
  }

  /** One way. */
  void freeze(Direction direction, boolean now) {
    synchronized (state) {
      if (now) {
        frozen.add(direction);
      } else {
        frozen.remove(direction);
      }
      state.notifyAll();
    }
  }

  /** What is sent from now on comes so much later; 0 lets all go that is under way. */
  void delay(int millis) {
    synchronized (state) {
      delayMillis = millis;
      state.notifyAll();
    }
  }

  /** So many of a hundred packets are lost, by a chance that is the same in each run. */
  void lose(int percent) {
    synchronized (state) {
      lossPercent = percent;
      chance = new Random(7);
      state.notifyAll();
    }
  }

  /** The next message of that direction ends after so many bytes, and its connection is reset. */
  void cutNext(Direction direction, int afterBytes) {
    cut.set(new Cut(direction, afterBytes));
  }

  /** Whether a message has been cut since. */
  boolean hasCut() {
    return cut.get() == null;
  }

  @Override
  public void close() throws IOException {
    synchronized (state) {
      closed = true;
      state.notifyAll();
    }
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
        run(() -> pump(near, far, Direction.TO_MASTER));
        run(() -> pump(far, near, Direction.TO_BACKUP));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket onto, Direction direction) {
    byte[] part = new byte[4096];
    try (from;
        onto) {
      InputStream in = from.getInputStream();
      OutputStream out = onto.getOutputStream();
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        if (!awaitPassage(direction)) {
          return;
        }
        Cut now = cut.get();
        if (now != null && now.direction() == direction && cut.compareAndSet(now, null)) {
          out.write(part, 0, Math.min(length, now.afterBytes()));
          out.flush();
          reset(from);
          reset(onto);
          return;
        }
        out.write(part, 0, length);
      }
    } catch (IOException e) {
      return;
    }
  }

  private static void reset(Socket socket) throws IOException {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      // One of its two ends has closed it already.
      return;
    }
  }

  /** False where the way is closed. */
  private boolean awaitPassage(Direction direction) {
    synchronized (state) {
      try {
        if (delayMillis > 0) {
          awaitMillis(delayMillis, () -> delayMillis > 0);
        }
        int againMillis = SENT_AGAIN_MILLIS;
        while (lossPercent > 0 && chance.nextInt(100) < lossPercent) {
          awaitMillis(againMillis, () -> lossPercent > 0);
          againMillis *= 2;
        }
        while (frozen.contains(direction) && !closed) {
          state.wait();
        }
        return !closed;
      } catch (InterruptedException e) {
        return false;
      }
    }
  }

  private void awaitMillis(int millis, BooleanSupplier still) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000L;
    long leftMillis = millis;
    while (leftMillis > 0 && still.getAsBoolean() && !closed) {
      state.wait(leftMillis);
      leftMillis = (until - System.nanoTime()) / 1_000_000;
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "tcp-way");
    thread.setDaemon(true);
    thread.start();
  }
}
