package switchover.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a host whether anybody listens there. */
final class RefusalProbe {
  private static final int CONNECT_MILLIS = 40;
  private static final int PAUSE_MILLIS = 20;

  private RefusalProbe() {}

  /**
   * Whether the host refused two fresh connections, within 100 ms. Silence, an unreachable network
   * or an unknown name are no refusal: they say nothing of the process.
   */
  static boolean refusedTwice(InetSocketAddress address) {
    if (address.isUnresolved() || !refused(address)) {
      return false;
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return refused(address);
  }

  private static boolean refused(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return false;
    } catch (ConnectException e) {
      return e.getMessage() != null && e.getMessage().startsWith("Connection refused");
    } catch (IOException e) {
      return false;
    }
  }
}
