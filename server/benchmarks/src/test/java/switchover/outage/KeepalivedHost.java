package switchover.outage;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A host with a keepalived, which says each change of its state into a named pipe. */
final class KeepalivedHost implements AutoCloseable {
  /** It says more than states, such as that it heard a lower priority. */
  private static final List<String> STATES = List.of("MASTER", "BACKUP", "FAULT", "STOP");

  private static final String NET = "10.99.0.";

  private final String namespace;
  private final int number;
  private final int priority;
  private final Path folder;
  private final Words words;
  private Process process;
  private RandomAccessFile pipe;

  KeepalivedHost(String namespace, int number, int priority, Path folder) {
    this.namespace = namespace;
    this.number = number;
    this.priority = priority;
    this.folder = folder;
    words = new Words(namespace);
  }

  /** The states that it has said, and when they were heard. */
  Words words() {
    return words;
  }

  /** Its side of the bridge. */
  String port() {
    return "port" + number;
  }

  void plugInto(String bridge) throws IOException {
    Shell.run("ip netns add " + namespace);
    Shell.run(
        "ip link add lan netns "
            + namespace
            + " type veth peer name "
            + port()
            + " netns "
            + bridge);
    Shell.run("ip -n " + bridge + " link set " + port() + " master lan up");
    Shell.run("ip -n " + namespace + " addr add " + NET + number + "/24 dev lan");
    Shell.run("ip -n " + namespace + " link set lan up");
    Path fifo = file("pipe");
    Shell.run("mkfifo " + fifo);
    // Opened for both ways, so that it has no end when a keepalived ends.
    pipe = new RandomAccessFile(fifo.toFile(), "rw");
    Thread thread = new Thread(this::listen, namespace);
    thread.setDaemon(true);
    thread.start();
    Files.write(file("conf"), configuration(fifo));
  }

  private List<String> configuration(Path fifo) {
    return List.of(
        "global_defs {",
        "  router_id " + namespace,
        "  vrrp_notify_fifo " + fifo,
        "}",
        "vrrp_instance plant {",
        "  state BACKUP",
        "  interface lan",
        "  virtual_router_id 51",
        "  priority " + priority,
        "  virtual_ipaddress {",
        "    " + NET + "100/24",
        "  }",
        "}");
  }

  void start() throws IOException {
    Files.deleteIfExists(file("pid"));
    Files.deleteIfExists(file("vrrp-pid"));
    ProcessBuilder command =
        new ProcessBuilder(
            "ip",
            "netns",
            "exec",
            namespace,
            "keepalived",
            "-n",
            "-P",
            "-l",
            "-f",
            file("conf").toString(),
            "-p",
            file("pid").toString(),
            "-r",
            file("vrrp-pid").toString());
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(file("log").toFile()));
    process = command.start();
  }

  void signal(String name) throws IOException {
    Shell.signal(name, process);
  }

  /** In good order: it tells the other that it goes. */
  void stop() {
    process.destroy();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
    if (pipe != null) {
      pipe.close();
    }
    Shell.run("ip netns del " + namespace);
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(pipe.getFD()), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long nanos = System.nanoTime();
        String[] parts = line.split(" ");
        if (STATES.contains(parts[2])) {
          words.add(nanos, parts[2]);
        }
      }
    } catch (IOException e) {
      words.add(System.nanoTime(), "gone");
    }
  }

  private Path file(String kind) {
    return folder.resolve(namespace + "." + kind);
  }
}
