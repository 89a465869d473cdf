package switchover.figures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import switchover.pair.Await;
import switchover.pair.ChildProcess;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.Ports;
import switchover.pair.Product;

/**
 * From the start of the process to its first answer: the node and a bare Jetty servlet, in turn.
 */
final class StartUp {
  private static final int RUNS = 15;
  private static final int WARM_UPS = 2;
  private static final String IP = "127.0.0.1";
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final Lab lab;
  private final Series node = new Series();
  private final Series bare = new Series();

  private StartUp(Lab lab) {
    this.lab = lab;
  }

  static void measure(Lab lab, Table table) throws Exception {
    StartUp startUp = new StartUp(lab);
    for (int i = 0; i < RUNS + WARM_UPS; i++) {
      double nodeMillis = startUp.firstAnswerMillis(startUp::node);
      double bareMillis = startUp.firstAnswerMillis(startUp::bare);
      if (i >= WARM_UPS) {
        startUp.node.add(nodeMillis);
        startUp.bare.add(bareMillis);
      }
    }
    table.series("start to first answer, the node", startUp.node);
    table.series("start to first answer, a bare Jetty servlet", startUp.bare);
    double ratio = startUp.node.median() / startUp.bare.median();
    table.value("ratio of the two medians", "%.2f", ratio);
  }

  /** A command that serves {@code /status} at that port. */
  private interface Command {
    List<String> at(int port) throws IOException;
  }

  private List<String> node(int port) throws IOException {
    Path home = Files.createDirectories(lab.folder().resolve("start-home"));
    Path settings = home.resolve("switchover.json");
    if (!Files.exists(settings)) {
      Files.writeString(settings, "{\"schema\":1,\"node\":{\"bindAddress\":\"" + IP + "\"}}\n");
    }
    String portText = Integer.toString(port);
    return Product.command(List.of(), "run", "--home", home.toString(), "--port", portText);
  }

  /** The same jar is the class path, so that both find their classes in the same way. */
  private List<String> bare(int port) {
    String classPath = Product.jar() + File.pathSeparator + Path.of("target", "test-classes");
    return List.of(
        Product.java(), "-cp", classPath, BareJetty.class.getName(), IP, Integer.toString(port));
  }

  private double firstAnswerMillis(Command command) throws Exception {
    int port = Ports.free();
    ProcessBuilder builder = new ProcessBuilder(command.at(port));
    String url = "http://" + IP + ":" + port + "/status";
    long beganNanos = System.nanoTime();
    try (ChildProcess process = ChildProcess.start(builder, lab.folder().resolve("start.log"))) {
      Await.often("an answer", AT_MOST, process::seen, () -> Http.get(url).statusCode() == 200);
      return (System.nanoTime() - beganNanos) / 1e6;
    }
  }
}
