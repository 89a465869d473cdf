package switchover.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import switchover.pair.Addresses;
import switchover.pair.Lab;
import switchover.pair.PairPlan;
import switchover.pair.Ports;

/** The backup's way to the master, over which bytes come late or connections break in a message. */
final class RoughWay implements AutoCloseable {
  private static final String MASTER = "127.0.0.21";
  private static final String BACKUP = "127.0.0.22";
  private static final String ENTRANCE = "127.0.0.24";
  private static final String FROM = "127.0.0.1";
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long SEED = 5;

  /**
   * A connection that has carried that many messages one way is the one the nodes are linked by.
   */
  private static final int LINKED = 4;

  private final ServerSocket entrance = new ServerSocket();
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toBreak = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final Random random = new Random(SEED);
  private volatile long delayNanos;
  private volatile boolean closed;

  /** What was read, and when it may go on; null bytes are the end. */
  private record Piece(long dueNanos, byte[] bytes) {}

  private RoughWay(int port) throws IOException {
    this.port = port;
    entrance.setReuseAddress(true);
    entrance.bind(new InetSocketAddress(InetAddress.getByName(ENTRANCE), port));
  }

  /** Lays the way for the pair that is planned. */
  static RoughWay in(Lab lab, PairPlan plan) throws IOException {
    int port = Ports.free();
    plan.ports(port, Ports.free()).across(new Addresses(MASTER, BACKUP, ENTRANCE, FROM, false));
    RoughWay way = lab.keep(new RoughWay(port));
    start("rough-way", way::accept);
    return way;
  }

  /** From now on each byte comes later by that much, each way. */
  void delay(long millis) {
    delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** The next message of the link, whichever way it goes, is cut in two; a reset follows. */
  void breakNextMessage() {
    toBreak.set(1);
  }

  /** How many connections were broken so far. */
  int broken() {
    return broken.get();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (!closed) {
      Socket near = entrance.accept();
      Socket far = new Socket();
      sockets.add(near);
      sockets.add(far);
      start("rough-connection", () -> join(near, far));
    }
  }

  private void join(Socket near, Socket far) throws IOException {
    try {
      far.connect(new InetSocketAddress(InetAddress.getByName(MASTER), port));
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
    } catch (IOException e) {
      reset(near, far);
      return;
    }
    carry(near, far);
    carry(far, near);
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    start("rough-reader", () -> read(from, pieces));
    start("rough-writer", () -> write(pieces, from, to));
  }

  private void read(Socket from, BlockingQueue<Piece> pieces) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        pieces.add(new Piece(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, count)));
      }
    } catch (IOException e) {
      // A reset is passed on as an end.
    }
    pieces.add(new Piece(System.nanoTime() + delayNanos, null));
  }

  private void write(BlockingQueue<Piece> pieces, Socket from, Socket to) throws IOException {
    try {
      OutputStream out = to.getOutputStream();
      int carried = 0;
      for (Piece piece = pieces.take(); piece.bytes() != null; piece = pieces.take()) {
        awaitNanos(piece.dueNanos());
        boolean isWhole = piece.bytes().length > 1 && ++carried > LINKED;
        if (isWhole && toBreak.compareAndSet(1, 0)) {
          out.write(piece.bytes(), 0, 1 + random.nextInt(piece.bytes().length - 1));
          reset(from, to);
          broken.incrementAndGet();
          return;
        }
        out.write(piece.bytes());
      }
    } catch (SocketException e) {
      // The other direction has ended it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(from, to);
    }
  }

  private static void awaitNanos(long dueNanos) {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void reset(Socket one, Socket other) throws IOException {
    for (Socket socket : new Socket[] {one, other}) {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    }
    end(one, other);
  }

  private void end(Socket one, Socket other) throws IOException {
    sockets.remove(one);
    sockets.remove(other);
    one.close();
    other.close();
  }

  /** Work that ends when its socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Its socket was closed: by the way's own end, or by the other direction.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
