package switchover.nodered;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchover.pair.Await;
import switchover.pair.ChildProcess;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.Ports;
import switchover.pair.TestNode;

/**
 * Node-RED with its dashboard, an HMI that is not ours, on the host of a node and beside it. It is
 * installed once, from npm, at fixed versions.
 */
final class NodeRed {
  /** The port that Node-RED has by itself. */
  static final int PORT = 1880;

  private static final String VERSION = "4.1.8";
  private static final String DASHBOARD_VERSION = "1.31.0";
  private static final Path FOLDER =
      Path.of("target", "node-red-" + VERSION + "-" + DASHBOARD_VERSION).toAbsolutePath();
  private static final int INSTALL_MINUTES = 10;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final ChildProcess process;

  private NodeRed(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts it and waits until its dashboard is there.
   *
   * @param client URL of the client's script
   */
  static NodeRed start(Lab lab, TestNode node, String client) throws Exception {
    Path program = installed();
    Ports.requireFree(node.place().ip(), PORT);
    Path home = Files.createDirectories(lab.folder().resolve("node-red-" + node.name()));
    Files.writeString(home.resolve("flows.json"), flows().replace("{client}", client));
    Files.writeString(
        home.resolve("settings.js"),
        "module.exports = {uiHost: '"
            + node.place().ip()
            + "', uiPort: "
            + PORT
            + ", flowFile: 'flows.json', telemetry: {enabled: false}};\n");
    ProcessBuilder command =
        new ProcessBuilder("node", program.toString(), "--userDir", home.toString());
    command.environment().put("PLANT_HOST", node.name());
    ChildProcess process =
        lab.keep(ChildProcess.start(command, lab.folder().resolve(node.name() + "-node-red.log")));
    lab.witness(test -> System.out.println("---- Node-RED of " + node + ": " + process.seen()));
    String dashboard = "http://" + node.place().ip() + ":" + PORT + "/dashboard/overview";
    Await.until(
        "a dashboard on the host of " + node,
        SOON,
        process::seen,
        () -> Http.get(dashboard).statusCode() == 200);
    return new NodeRed(process);
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  private static synchronized Path installed() throws Exception {
    Path program = FOLDER.resolve("node_modules/node-red/red.js");
    if (Files.exists(program)) {
      return program;
    }
    Path making = Files.createDirectories(FOLDER.resolveSibling("node-red-making"));
    List<String> command = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund"));
    command.addAll(List.of("--prefix", making.toString(), "node-red@" + VERSION));
    command.add("@flowfuse/node-red-dashboard@" + DASHBOARD_VERSION);
    Path log = making.resolve("npm.log");
    Process npm =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IOException("Node-RED could not be installed: " + Files.readString(log));
    }
    Files.move(making, FOLDER);
    return program;
  }

  private static String flows() throws IOException {
    try (InputStream in = NodeRed.class.getResourceAsStream("flows.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
