package switchover.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import switchover.pair.Await;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** Watches a pair from outside, from when it is begun until it is closed. One thread at a time. */
public final class Observer implements AutoCloseable {
  /** How long both must have said the same for it to count as settled. */
  private static final Duration CALM = Duration.ofMillis(300);

  private static final Duration MOST_TO_SETTLE = Duration.ofSeconds(30);
  private static final Duration MOST_TO_WRITE = Duration.ofSeconds(10);
  private static final int FEWEST_ANSWERS = 20;

  /** A time in which the nodes can't hear each other, so that both may be Running. */
  private record Window(long fromNanos, long toNanos) {
    boolean holds(long from, long to) {
      return fromNanos <= from && to <= toNanos;
    }
  }

  private final TestPair pair;
  private final WallClock began = WallClock.now();
  private final Ledger ledger = new Ledger(began.beganNanos());
  private final List<Sampler> samplers = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final Set<TestNode> withoutEvents = new HashSet<>();
  private WallClock nodesClock = began;
  private long deafSinceNanos;

  private Observer(TestPair pair) {
    this.pair = pair;
    pair.nodes().forEach(node -> samplers.add(Sampler.of(node, ledger)));
  }

  /** Begins to watch. */
  public static Observer of(TestPair pair) {
    return new Observer(pair);
  }

  /** From now on the nodes can't hear each other. */
  public void deaf() {
    deafSinceNanos = System.nanoTime();
  }

  /**
   * From now on they can again.
   *
   * @param yieldMillis how soon one must have yielded
   */
  public void hearing(long yieldMillis) {
    windows.add(new Window(deafSinceNanos, System.nanoTime() + yieldMillis * 1_000_000));
    deafSinceNanos = 0;
  }

  /** The nodes' own clocks are moved, so that the times in their events mean nothing here. */
  public void nodesHaveAnotherTime() {
    nodesClock = null;
  }

  /** The events of that node are taken away, so that they can't tell of the time before. */
  public void eventsAreLost(TestNode node) {
    withoutEvents.add(node);
  }

  /** The longest time so far, up to now, in which neither node said that it is Running. */
  public long longestMillisWithoutRunning() {
    return ledger.longestNanosWithoutRunning(System.nanoTime()) / 1_000_000;
  }

  /** Whether the node said Running to anything asked since then. */
  public boolean ranSince(TestNode node, long nanos) {
    return stints().stream().anyMatch(stint -> stint.node() == node && stint.toNanos() >= nanos);
  }

  /** Each time of a node as Running, in the order in which they were first seen. */
  public List<Stint> stints() {
    return ledger.stints();
  }

  /** The nodes that were seen Running, each as often as it became so, in that order. */
  public List<TestNode> whoRan() {
    return stints().stream().map(Stint::node).toList();
  }

  /** The one under that epoch. */
  public Stint stint(long epoch) {
    return stints().stream().filter(stint -> stint.epoch() == epoch).findFirst().orElseThrow();
  }

  /** The newest of that node; it must have been seen Running. */
  public Stint newestStint(TestNode node) {
    List<Stint> own = stints().stream().filter(stint -> stint.node() == node).toList();
    if (own.isEmpty()) {
      throw new AssertionError(node.name() + " was never Running; " + timeline());
    }
    return own.get(own.size() - 1);
  }

  /** The newest that a node has said; null where it has said nothing. */
  public Sighting newest(TestNode node) {
    return ledger.newest(node);
  }

  /** Waits until a node was seen Running in that very process, or under a later epoch. */
  public void awaitRunning(TestNode node) {
    await(node.name() + " is seen Running", () -> isNow(node, "Running"));
  }

  /** Waits until a node was seen Standby. */
  public void awaitStandby(TestNode node) {
    await(node.name() + " is seen Standby", () -> isNow(node, "Standby"));
  }

  /** Waits until a node has answered that often from now on. */
  public void awaitAnswers(TestNode node, int more) {
    int enough = ledger.count(node) + more;
    await(node.name() + " answers " + more + " times", () -> ledger.count(node) >= enough);
  }

  /** Waits for something of the course, and says on failure how the course went. */
  public void await(String what, Await.Condition condition) {
    Await.until(what, MOST_TO_SETTLE, this::timeline, condition);
  }

  /** Waits until this one is Running, the other ready behind it, and both stay so. */
  public void awaitSettled(TestNode running) {
    await("the pair settles on " + running.name(), () -> isSettled(running));
  }

  /** Waits until one is Running, the other ready behind it, and both stay so; gives the former. */
  public TestNode awaitSettled() {
    await("the pair settles", () -> isSettled(pair.a()) || isSettled(pair.b()));
    return isSettled(pair.a()) ? pair.a() : pair.b();
  }

  /** Holds all that was seen and told so far against the invariants. */
  public void verify() throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>(ledger.faults());
    faults.addAll(bothRunning());
    for (TestNode node : pair.nodes()) {
      if (ledger.count(node) < FEWEST_ANSWERS) {
        faults.add(node.name() + " answered only " + ledger.count(node) + " times");
      }
      awaitWritten(node, Change.told(node));
      if (!withoutEvents.contains(node)) {
        faults.addAll(Story.faults(node, Change.kept(node), stints(), nodesClock));
      }
      faults.addAll(printedFaults(node));
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults) + "\n" + timeline());
    }
  }

  @Override
  public void close() {
    samplers.forEach(Sampler::close);
  }

  private boolean isNow(TestNode node, String state) {
    Sighting now = ledger.newest(node);
    return now != null && isOfLivingProcess(now) && now.state().equals(state);
  }

  private boolean isSettled(TestNode running) {
    TestNode other = pair.other(running);
    return isCalm(running, "Running", "Standby") && isCalm(other, "Standby", "Running");
  }

  private boolean isCalm(TestNode node, String state, String redundant) {
    Sighting now = ledger.newest(node);
    Sighting since = ledger.sameSince(node);
    return now != null
        && isOfLivingProcess(now)
        && now.state().equals(state)
        && now.redundant().equals(redundant)
        && now.redundancy().equals("Full")
        && now.heardNanos() - since.heardNanos() >= CALM.toNanos();
  }

  private static boolean isOfLivingProcess(Sighting seen) {
    return seen.node().process().alive() && seen.node().process().pid() == seen.pid();
  }

  /**
   * Each moment in which both were Running for certain though they could hear each other, in words;
   * empty where there was none.
   */
  public List<String> bothRunning() {
    List<String> faults = new ArrayList<>();
    List<Stint> all = stints();
    for (Stint a : all) {
      for (Stint b : all) {
        boolean both = a.node() == pair.a() && b.node() == pair.b();
        if (both && Stint.meet(a, b) && !isExcused(a, b)) {
          faults.add("both were Running: " + a + " and " + b);
        }
      }
    }
    return faults;
  }

  private boolean isExcused(Stint a, Stint b) {
    long lastBegin = Math.max(a.fromNanos(), b.fromNanos());
    long firstEnd = Math.min(a.toNanos(), b.toNanos());
    long from = Math.min(lastBegin, firstEnd);
    long to = Math.max(lastBegin, firstEnd);
    boolean stillDeaf = deafSinceNanos > 0 && from >= deafSinceNanos;
    return stillDeaf || windows.stream().anyMatch(window -> window.holds(from, to));
  }

  /** What a node tells is on its disk a moment later. */
  private static void awaitWritten(TestNode node, List<Change> told) {
    Await.until(
        node.name() + " has all its events on disk",
        MOST_TO_WRITE,
        () -> "told: " + told,
        () -> {
          List<Change> kept = Change.kept(node);
          int from = Math.max(0, Math.min(kept.size(), indexOf(kept, told.get(0))));
          int to = Math.min(kept.size(), from + told.size());
          return kept.subList(from, to).equals(told);
        });
  }

  private static int indexOf(List<Change> kept, Change first) {
    return kept.indexOf(first);
  }

  private static List<String> printedFaults(TestNode node) throws IOException {
    return node.printed()
        .lines()
        .filter(line -> line.startsWith("\tat ") || line.contains("a fault of its own"))
        .limit(1)
        .map(line -> node.name() + " printed a fault: " + line)
        .toList();
  }

  private String timeline() {
    StringBuilder text = new StringBuilder("the course, in ms since its begin:");
    for (Stint stint : stints()) {
      text.append(
          "\n  %s (process %d) Running, epoch %d: %s to %s"
              .formatted(
                  stint.node().name(),
                  stint.pid(),
                  stint.epoch(),
                  millis(stint.fromNanos()),
                  stint.lasts() ? "now" : millis(stint.endNanos())));
    }
    for (TestNode node : pair.nodes()) {
      text.append("\n  newest: ").append(ledger.newest(node));
    }
    return text.append("\n  now ").append(millis(System.nanoTime())).toString();
  }

  private String millis(long nanos) {
    return Long.toString((nanos - began.beganNanos()) / 1_000_000);
  }
}
