package switchover.pair;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two nodes as processes: A the Master, B the Backup, with the host names {@code pc-test-serverA}
 * and {@code pc-test-serverB}, or those in a domain. With a network that can be cut, pages and the
 * backup each have their own way to a node.
 */
public final class TestPair {
  /** Host name of A. */
  public static final String HOST_A = "pc-test-serverA";

  /** Host name of B. */
  public static final String HOST_B = "pc-test-serverB";

  private final TestNode a;
  private final TestNode b;
  private final String hostA;
  private final String hostB;
  private final Map<String, String> pageHosts;
  private final Gate pageToA;
  private final Gate pageToB;
  private final Gate link;

  TestPair(
      TestNode a,
      TestNode b,
      String hostA,
      String hostB,
      Map<String, String> pageHosts,
      Gate pageToA,
      Gate pageToB,
      Gate link) {
    this.a = a;
    this.b = b;
    this.hostA = hostA;
    this.hostB = hostB;
    this.pageHosts = Map.copyOf(pageHosts);
    this.pageToA = pageToA;
    this.pageToB = pageToB;
    this.link = link;
  }

  /** A pair to be described, then started. */
  public static PairPlan in(Lab lab) {
    return new PairPlan(lab);
  }

  /** The Master. */
  public TestNode a() {
    return a;
  }

  /** The Backup. */
  public TestNode b() {
    return b;
  }

  /** The other one. */
  public TestNode other(TestNode node) {
    return node == a ? b : a;
  }

  /** Host names as a browser is to map them. */
  public Map<String, String> pageHosts() {
    return pageHosts;
  }

  /** The node's base URL as a page sees it. */
  public String url(TestNode node) {
    return node.place().url(node == a ? hostA : hostB);
  }

  /** Waits until one node, whichever it is, is Running and the other ready behind it. */
  public TestNode awaitWhole() throws IOException, InterruptedException {
    Await.until(
        "one node is Running and the other ready behind it",
        Duration.ofSeconds(30),
        () -> a.seen() + " and " + b.seen(),
        () -> isRunningBefore(a, b) || isRunningBefore(b, a));
    return isRunning(a) ? a : b;
  }

  /**
   * The same, and it is the wanted one that is Running, after a planned switch where it was not.
   *
   * @param wanted null for whichever it is
   */
  public TestNode awaitWhole(TestNode wanted) throws IOException, InterruptedException {
    TestNode running = awaitWhole();
    if (wanted == null || running == wanted) {
      return running;
    }
    switchByHttp(running);
    awaitFull(wanted);
    return wanted;
  }

  /** Waits until this one is Running with the other ready behind it. */
  public void awaitFull(TestNode running) {
    running.awaitState("Running");
    running.await(
        "is Running with a ready node behind it",
        status -> "Full".equals(status.get("redundancy").getAsString()));
    other(running).awaitState("Standby");
    other(running).awaitRedundant("Running");
  }

  /** A planned switch by the command of an admin, asked of the Running node. */
  public void switchFrom(TestNode running) throws IOException, InterruptedException {
    Product.Ended ended = running.askedToSwitch();
    if (ended.exit() != 0) {
      throw new AssertionError("switch was not done: " + ended);
    }
  }

  /** A planned switch by HTTP, asked of the Running node. */
  public void switchByHttp(TestNode running) throws IOException, InterruptedException {
    String url = running.place().url() + "/api/switch";
    HttpResponse<String> answer = Http.post(url, running.home().token());
    if (answer.statusCode() != 200) {
      throw new AssertionError("switch was not done: " + answer.statusCode() + answer.body());
    }
  }

  /** Drops the packets between this node and everybody else. */
  public void cutOff(TestNode node) {
    (node == a ? pageToA : pageToB).cut();
    link.cut();
  }

  /** Drops the packets between the nodes; pages reach both. */
  public void cutLink() {
    link.cut();
  }

  /** Drops the packets between the pages and this node; the nodes hear each other. */
  public void cutPagesFrom(TestNode node) {
    (node == a ? pageToA : pageToB).cut();
  }

  /** Lets the connections that the backup makes to its master from now on be overheard. */
  public void overhearLink(Wiretap by) {
    link.overhear(by);
  }

  /** Lets everything pass again. */
  public void mend() {
    Stream.of(pageToA, pageToB, link).forEach(Gate::mend);
  }

  /** Both nodes. */
  public List<TestNode> nodes() {
    return List.of(a, b);
  }

  private static boolean isRunningBefore(TestNode one, TestNode other)
      throws IOException, InterruptedException {
    String redundancy = one.status().get("redundancy").getAsString();
    return isRunning(one) && "Full".equals(redundancy) && !isRunning(other);
  }

  private static boolean isRunning(TestNode node) throws IOException, InterruptedException {
    return "Running".equals(node.status().get("state").getAsString());
  }
}
