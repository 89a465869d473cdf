package switchover.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages and the one thread that moves them all. */
final class Crowd {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MOST_OPENING = 200;
  private static final long IDLE_MILLIS = 100;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector = Selector.open();
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final InetSocketAddress node;
  private final StreamWire[] streams;
  private final HeartbeatWire[] heartbeats;
  private final Word[] polled;
  private final Answers answers = new Answers();
  private final Queue<Wire> toOpen = new ArrayDeque<>();
  private final List<Wire> opening = new ArrayList<>();
  private CompletableFuture<String> whenOpen;

  /** Between two heartbeats, whosoever; 0 for none. */
  private long stepNanos;

  private long nextAskNanos;
  private int nextAsker;

  /**
   * @param heartbeatWires how many connections the heartbeats of all pages share
   * @param signsEvery in how many heartbeat periods each stream wants a sign of life
   */
  Crowd(InetSocketAddress node, int pages, int heartbeatWires, int signsEvery) throws IOException {
    this.node = node;
    polled = new Word[pages];
    Arrays.fill(polled, Word.NOTHING);
    streams =
        Stream.generate(() -> new StreamWire(signsEvery)).limit(pages).toArray(StreamWire[]::new);
    heartbeats = new HeartbeatWire[heartbeatWires];
    for (int i = 0; i < heartbeatWires; i++) {
      int[] sharing =
          IntStream.iterate(i, page -> page < pages, page -> page + heartbeatWires).toArray();
      heartbeats[i] = new HeartbeatWire(answers, polled, sharing);
    }
  }

  /** Opens the streams that are not open; done when each has brought its first status. */
  CompletableFuture<String> listen() {
    return open(streams);
  }

  /** Opens the heartbeats' connections; each page then asks once in the period. */
  CompletableFuture<String> heartbeat(int periodMillis) {
    CompletableFuture<String> connected = open(heartbeats);
    order(
        () -> {
          stepNanos = periodMillis * NANOS_PER_MILLI / streams.length;
          nextAskNanos = System.nanoTime();
          return "";
        });
    return connected;
  }

  /** What each page's stream has said. */
  CompletableFuture<String> heard() {
    return order(() -> words(Arrays.stream(streams).map(StreamWire::word)));
  }

  /** What each page's heartbeats have said. */
  CompletableFuture<String> polled() {
    return order(() -> words(Arrays.stream(polled)));
  }

  /** What all streams have said last, where that is one thing; else how many said what. */
  CompletableFuture<String> listening() {
    return order(() -> tally(Arrays.stream(streams).map(StreamWire::word)));
  }

  /** The same of the heartbeats. */
  CompletableFuture<String> polling() {
    return order(() -> tally(Arrays.stream(polled)));
  }

  /** How the heartbeats were answered since this was asked last. */
  CompletableFuture<String> answers() {
    return order(() -> answers.take().line());
  }

  /** The longest time for which a stream brought no sign of life, since this was asked last. */
  CompletableFuture<String> silence() {
    return order(
        () ->
            Long.toString(
                Arrays.stream(streams)
                    .mapToLong(StreamWire::takeLongestSilenceNanos)
                    .max()
                    .orElse(0)));
  }

  /** Turns for ever. */
  void run() throws IOException {
    while (true) {
      selector.select(this::ready, waitMillis());
      for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
        order.run();
      }
      openMore();
      askDue();
    }
  }

  private void ready(SelectionKey key) {
    ((Wire) key.attachment()).ready(key, buffer);
  }

  private long waitMillis() {
    if (stepNanos == 0) {
      return IDLE_MILLIS;
    }
    long leftNanos = nextAskNanos - System.nanoTime();
    return Math.max(1, Math.min(IDLE_MILLIS, leftNanos / NANOS_PER_MILLI));
  }

  private CompletableFuture<String> open(Wire[] wires) {
    CompletableFuture<String> done = new CompletableFuture<>();
    order(
        () -> {
          Arrays.stream(wires).filter(wire -> !wire.isOpen()).forEach(toOpen::add);
          whenOpen = done;
          return "";
        });
    return done;
  }

  private void openMore() throws IOException {
    if (whenOpen == null) {
      return;
    }
    opening.removeIf(Wire::isSettled);
    while (opening.size() < MOST_OPENING && !toOpen.isEmpty()) {
      Wire wire = toOpen.remove();
      wire.connect(selector, node);
      opening.add(wire);
    }
    if (opening.stream().anyMatch(wire -> !wire.isOpen())) {
      throw new IOException(node + " takes no more connections");
    }
    if (opening.isEmpty()) {
      whenOpen.complete("");
      whenOpen = null;
    }
  }

  private void askDue() {
    while (stepNanos > 0 && nextAskNanos - System.nanoTime() <= 0) {
      heartbeats[nextAsker].ask(System.nanoTime());
      nextAsker = (nextAsker + 1) % heartbeats.length;
      nextAskNanos += stepNanos;
    }
  }

  private interface Order {
    String obey();
  }

  private CompletableFuture<String> order(Order order) {
    CompletableFuture<String> done = new CompletableFuture<>();
    orders.add(() -> done.complete(order.obey()));
    selector.wakeup();
    return done;
  }

  private static String tally(Stream<Word> words) {
    Map<Word.Says, Integer> counts = new EnumMap<>(Word.Says.class);
    words.forEach(word -> counts.merge(word.says(), 1, Integer::sum));
    return counts.size() == 1 ? counts.keySet().iterator().next().name() : counts.toString();
  }

  private static String words(Stream<Word> words) {
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append(line.length() == 0 ? "" : ",").append(word.line()));
    return line.toString();
  }
}
