package switchover.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import switchover.pair.Place;

/**
 * Heads of requests that come byte by byte on thousands of connections, each made anew where the
 * node has ended it, and beside them thousands of requests in a second, whose answers nobody reads.
 */
final class SlowAttack implements AutoCloseable {
  private static final String HEAD = "GET /status HTTP/1.1\r\nHost: a\r\nX: ";
  private static final byte[] FLOOD =
      "GET /switchover/switchover.js HTTP/1.1\r\nHost: a\r\n\r\n"
          .repeat(10)
          .getBytes(StandardCharsets.US_ASCII);

  /** Less than the time after which a node ends a head that does not go on. */
  private static final int ROUND_MILLIS = 3000;

  /** Some hundred connections in a second, so that the machine of the test has some time left. */
  private static final int FLOOD_PAUSE_MILLIS = 3;

  private final InetSocketAddress node;
  private final List<SocketChannel> slow = new ArrayList<>();
  private final List<Thread> threads;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong flooded = new AtomicLong();
  private volatile boolean over;

  private SlowAttack(Place place) {
    node = new InetSocketAddress(place.ip(), place.port());
    threads = List.of(new Thread(this::drip, "slow-heads"), new Thread(this::flood, "flood"));
  }

  /** Begins once all slow heads are there. */
  static SlowAttack on(Place place, int slowHeads) throws IOException {
    SlowAttack attack = new SlowAttack(place);
    for (int i = 0; i < slowHeads; i++) {
      attack.slow.add(attack.begun());
    }
    attack.threads.forEach(Thread::start);
    return attack;
  }

  /** How many slow heads the node has ended so far. */
  long refused() {
    return refused.get();
  }

  /** How many connections have brought their requests so far. */
  long flooded() {
    return flooded.get();
  }

  private SocketChannel begun() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.connect(node);
    channel.write(ByteBuffer.wrap(HEAD.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    return channel;
  }

  private void drip() {
    while (!over) {
      for (int i = 0; i < slow.size() && !over; i++) {
        if (i % (slow.size() / 100) == 0) {
          pause(ROUND_MILLIS / 100);
        }
        try {
          boolean ended = slow.get(i).read(ByteBuffer.allocate(256)) < 0;
          if (ended) {
            throw new IOException("ended");
          }
          slow.get(i).write(ByteBuffer.wrap(new byte[] {'x'}));
        } catch (IOException e) {
          refused.incrementAndGet();
          renew(i);
        }
      }
    }
  }

  private void renew(int i) {
    try {
      slow.get(i).close();
      slow.set(i, begun());
    } catch (IOException e) {
      // It is tried anew in the next round.
      refused.incrementAndGet();
    }
  }

  private void flood() {
    while (!over) {
      try (Socket socket = new Socket(node.getAddress(), node.getPort())) {
        socket.getOutputStream().write(FLOOD);
        flooded.incrementAndGet();
        pause(FLOOD_PAUSE_MILLIS);
      } catch (IOException e) {
        pause(1);
      }
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    over = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SocketChannel channel : slow) {
      channel.close();
    }
  }
}
