package switchover.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import switchover.pair.Await;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** A crowd of open pages on one node, in a process of its own. One thread at a time. */
public final class CrowdProcess implements AutoCloseable {
  private final Process process;
  private final PrintStream orders;
  private final BufferedReader answers;

  private CrowdProcess(Process process) {
    this.process = process;
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Starts it; nothing is open yet.
   *
   * @param heartbeatWires how many connections the heartbeats of all pages share
   */
  public static CrowdProcess on(TestNode node, int pages, int heartbeatWires) throws IOException {
    return on(node, pages, heartbeatWires, 1);
  }

  /**
   * The same, of pages that may have another node to look at first.
   *
   * @param signsEvery in how many heartbeat periods each stream wants a sign of life
   */
  public static CrowdProcess on(TestNode node, int pages, int heartbeatWires, int signsEvery)
      throws IOException {
    return on(node.place().ip(), node.place().port(), pages, heartbeatWires, signsEvery);
  }

  /** The same, on whatever serves there what a node would. */
  public static CrowdProcess on(String ip, int port, int pages, int heartbeatWires, int signsEvery)
      throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Product.java(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrowdMain.class.getName(),
            ip,
            Integer.toString(port),
            Integer.toString(pages),
            Integer.toString(heartbeatWires),
            Integer.toString(signsEvery));
    return new CrowdProcess(command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Opens the streams that are not open, and returns when each has brought its first status. */
  public void listen() throws IOException {
    ask("listen");
  }

  /** Each page asks for the status once in the period, from now on. */
  public void heartbeat(int periodMillis) throws IOException {
    ask("heartbeat " + periodMillis);
  }

  /** What each page's stream has said last. */
  public List<Word> heard() throws IOException {
    return words("heard");
  }

  /** What each page's heartbeats have said last. */
  public List<Word> polled() throws IOException {
    return words("polled");
  }

  /** How the heartbeats were answered since this was asked last. */
  public Answers.Summary answers() throws IOException {
    return Answers.Summary.parse(ask("answers"));
  }

  /** The longest time for which a stream brought no sign of life, since this was asked last. */
  public double longestSilenceMillis() throws IOException {
    return Long.parseLong(ask("silence")) / 1e6;
  }

  /** Waits until each page knows that by its stream. */
  public void await(Word.Says wanted, Duration atMost) {
    Await.until("all pages know: " + wanted, atMost, this::seen, () -> knows(wanted));
  }

  /** Waits until each page knows that by its heartbeats. */
  public void awaitPolled(Word.Says wanted, Duration atMost) {
    Await.until("all pages ask: " + wanted, atMost, this::seen, () -> all("polling", wanted));
  }

  /** Whether all streams have said that last. */
  public boolean knows(Word.Says wanted) throws IOException {
    return all("listening", wanted);
  }

  private boolean all(String who, Word.Says wanted) throws IOException {
    return ask(who).equals(wanted.name());
  }

  private String seen() {
    try {
      return ask("listening") + " by the streams, " + ask("polling") + " by heartbeats";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<Word> words(String order) throws IOException {
    return Arrays.stream(ask(order).split(",")).map(Word::parse).toList();
  }

  private String ask(String order) throws IOException {
    orders.println(order);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the crowd has ended; asked: " + order);
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
