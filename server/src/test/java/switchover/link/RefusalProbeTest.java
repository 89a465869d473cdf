package switchover.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Only a refusal is taken for a refusal. */
class RefusalProbeTest {

  @Test
  void aPortWhereNobodyListensRefuses() throws IOException {
    assertTrue(RefusalProbe.refusedTwice(closedPort()));
  }

  @Test
  void aPortThatAcceptsDoesNot() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertFalse(RefusalProbe.refusedTwice((InetSocketAddress) server.getLocalSocketAddress()));
    }
  }

  @Test
  void aPortThatClosesAMomentLaterRefuses() throws Exception {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    Thread dying = new Thread(() -> acceptOneAndClose(server));
    dying.start();
    assertTrue(RefusalProbe.refusedTwice(address));
    dying.join();
  }

  @Test
  void anUnknownNameSaysNothing() {
    assertFalse(RefusalProbe.refusedTwice(InetSocketAddress.createUnresolved("nowhere", 80)));
  }

  private static void acceptOneAndClose(ServerSocket server) {
    try (server) {
      server.accept().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InetSocketAddress closedPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) server.getLocalSocketAddress();
    }
  }
}
