package switchover.pair;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Ports of this machine's loopback addresses. */
public final class Ports {
  private static final Set<Integer> GIVEN = new HashSet<>();

  private Ports() {}

  /** A port that is free on every loopback address, not given out before by this process. */
  public static synchronized int free() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0)) {
        if (GIVEN.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      }
    }
  }

  /**
   * Makes sure that a port which the story names can be had.
   *
   * @throws IOException saying which is taken
   */
  public static void requireFree(String ip, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(ip), port));
    } catch (IOException e) {
      throw new IOException("port " + port + " of " + ip + " is taken; this story needs it", e);
    }
  }
}
