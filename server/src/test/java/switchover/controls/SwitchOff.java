package switchover.controls;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * The agent: weaves the methods of a list and switches them by what it is told on a port of the
 * loopback, a line each: {@code off METHOD HOW}, {@code on} for all, answered with {@code done}.
 */
public final class SwitchOff {
  private SwitchOff() {}

  /**
   * Begins.
   *
   * @param options the port, a comma, a file with the methods, a comma, and one with what is told
   *     to begin with
   */
  public static void premain(String options, Instrumentation instrumentation) throws IOException {
    String[] words = options.split(",", 3);
    weave(methods(Path.of(words[1])), instrumentation);
    Files.readAllLines(Path.of(words[2])).forEach(SwitchOff::take);
    ServerSocket port =
        new ServerSocket(Integer.parseInt(words[0]), 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> listen(port), "switch-off");
    thread.setDaemon(true);
    thread.start();
  }

  private static Map<String, List<String>> methods(Path file) throws IOException {
    Map<String, List<String>> byClass = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      int dot = line.lastIndexOf('.');
      byClass
          .computeIfAbsent(line.substring(0, dot), type -> new ArrayList<>())
          .add(line.substring(dot + 1));
    }
    return byClass;
  }

  private static void weave(Map<String, List<String>> methods, Instrumentation instrumentation) {
    AgentBuilder agent = new AgentBuilder.Default();
    for (Map.Entry<String, List<String>> each : methods.entrySet()) {
      String[] names = each.getValue().toArray(new String[0]);
      agent =
          agent
              .type(named(each.getKey()))
              .transform(
                  (builder, type, loader, module, domain) ->
                      builder.visit(
                          Advice.to(Weave.class)
                              .on(isMethod().and(namedOneOf(names)).and(not(isAbstract())))));
    }
    agent.installOn(instrumentation);
  }

  private static void listen(ServerSocket port) {
    while (true) {
      try (Socket socket = port.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          take(line);
          socket.getOutputStream().write("done\n".getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        // The test that asked has gone.
      }
    }
  }

  private static void take(String line) {
    String[] words = line.split(" ", 3);
    if (words[0].equals("off")) {
      Switches.off(words[1], Off.of(words[2]));
    } else {
      Switches.allOn();
    }
  }
}
