package switchover.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import switchover.pair.Await;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** A crowd of open pages on one node, in a process of its own. One thread at a time. */
public final class CrowdProcess implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Process process;
  private final PrintStream orders;
  private final BufferedReader answers;
  private boolean heartbeats;

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
    return on(node.place().ip(), node.place().port(), pages, heartbeatWires);
  }

  /** The same, on whatever serves there what a node would. */
  public static CrowdProcess on(String ip, int port, int pages, int heartbeatWires)
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
            Integer.toString(heartbeatWires));
    return new CrowdProcess(command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Opens the streams that are not open, and returns when each has brought its first status. */
  public void listen() throws IOException {
    ask("listen");
  }

  /** Each page asks for the status once in the period, from now on. */
  public void heartbeat(int periodMillis) throws IOException {
    heartbeats = true;
    ask("heartbeat " + periodMillis);
  }

  /** No more heartbeats; their connections stay. */
  public void rest() throws IOException {
    ask("rest");
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

  /** Waits until each page knows that, by its stream and by its heartbeats where there are any. */
  public void await(Word.Says wanted) {
    Await.until("all pages know: " + wanted, SOON, this::seen, () -> all(heard(), wanted));
    if (heartbeats) {
      Await.until("all pages are told: " + wanted, SOON, this::seen, () -> all(polled(), wanted));
    }
  }

  private static boolean all(List<Word> words, Word.Says wanted) {
    return words.stream().allMatch(word -> word.says() == wanted);
  }

  private String seen() {
    try {
      return heard().stream().collect(Collectors.groupingBy(Word::says, Collectors.counting()))
          + "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Map<Word.Says, Long> counts(List<Word> words) {
    return words.stream().collect(Collectors.groupingBy(Word::says, Collectors.counting()));
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
