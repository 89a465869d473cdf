package switchover.controls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.Launch;
import switchover.pair.Ports;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** The jar with the agent in it, and few files that it may open; and who switches by the agent. */
final class SwitchableLaunch implements Launch {
  /** Less the node's own share: so many connections it takes. */
  static final int FILES = 600;

  private final int port = Ports.free();
  private final Path agent;
  private final Path methods;
  private final Path first;
  private final List<Control> always;

  /**
   * @param always what is off whatever else is: of an attacker's own node
   */
  SwitchableLaunch(Path folder, Control... always) throws IOException {
    this.always = List.of(always);
    agent = AgentJar.in(folder);
    List<String> all = new ArrayList<>(Row.methods());
    this.always.stream().map(Control::method).filter(each -> !all.contains(each)).forEach(all::add);
    methods = Files.write(folder.resolve("methods-" + port), all);
    first = Files.write(folder.resolve("first-" + port), lines(List.of()));
  }

  @Override
  public String basePath() {
    return "";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -n " + FILES + "; exec \"$@\"", "sh"));
    command.add(Product.java());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.add("-javaagent:" + agent + "=" + port + "," + methods + "," + first);
    command.addAll(List.of("-jar", Product.jar().toString(), "run"));
    command.addAll(List.of("--home", node.home().folder().toString()));
    return new ProcessBuilder(command);
  }

  /** Switches these off, and all others on. */
  void off(List<Control> controls) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line : lines(controls)) {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (!"done".equals(in.readLine())) {
          throw new IOException("not switched: " + line);
        }
      }
    }
  }

  private List<String> lines(List<Control> controls) {
    List<String> lines = new ArrayList<>(List.of("on"));
    always.forEach(control -> lines.add(control.line()));
    controls.forEach(control -> lines.add(control.line()));
    return lines;
  }
}
