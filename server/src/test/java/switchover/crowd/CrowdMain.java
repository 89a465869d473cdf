package switchover.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The crowd as a process: obeys the lines of its input, one answer for each; ends with it. */
public final class CrowdMain {
  private CrowdMain() {}

  /**
   * Takes the node's address and port, the numbers of pages and of heartbeat connections, and in
   * how many heartbeat periods a stream wants a sign of life.
   */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress node = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    int pages = Integer.parseInt(arguments[2]);
    int heartbeatWires = Integer.parseInt(arguments[3]);
    Crowd crowd = new Crowd(node, pages, heartbeatWires, Integer.parseInt(arguments[4]));
    Thread ear = new Thread(() -> obey(crowd), "crowd-orders");
    ear.setDaemon(true);
    ear.start();
    crowd.run();
  }

  private static void obey(Crowd crowd) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(order(crowd, line.split(" ")).join());
      }
    } catch (IOException e) {
      System.err.println("no more orders: " + e);
    }
    System.exit(0);
  }

  private static CompletableFuture<String> order(Crowd crowd, String[] words) {
    return switch (words[0]) {
      case "listen" -> crowd.listen();
      case "heartbeat" -> crowd.heartbeat(Integer.parseInt(words[1]));
      case "heard" -> crowd.heard();
      case "listening" -> crowd.listening();
      case "polling" -> crowd.polling();
      case "polled" -> crowd.polled();
      case "answers" -> crowd.answers();
      case "silence" -> crowd.silence();
      default -> throw new IllegalArgumentException(words[0]);
    };
  }
}
