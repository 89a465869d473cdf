package switchover.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a host whether anybody listens there. */
final class RefusalProbe {
  /** How long it may take to ask. */
  static final int WITHIN_MILLIS = 100;

  private static final int CONNECT_MILLIS = 40;
  private static final int PAUSE_MILLIS = 20;

  private RefusalProbe() {}

  /** What became of one fresh connection. */
  private enum Answer {
    ACCEPTED,
    REFUSED,
    NONE
  }

  /**
   * Whether the host refuses two fresh connections in a row, within 100 ms. Silence, an unreachable
   * network or an unknown name are no refusal: they say nothing of the process.
   *
   * <p>A dying process closes its connections and its port in any order, so that a connection may
   * still be accepted a moment after the others were reset: acceptance is asked about again.
   */
  static boolean refusedTwice(InetSocketAddress address) {
    long begunNanos = System.nanoTime();
    int refusals = 0;
    while (millisSince(begunNanos) < WITHIN_MILLIS) {
      Answer answer = ask(address);
      if (answer == Answer.NONE) {
        return false;
      }
      refusals = answer == Answer.REFUSED ? refusals + 1 : 0;
      if (refusals == 2) {
        return true;
      }
      if (!pause()) {
        return false;
      }
    }
    return false;
  }

  private static Answer ask(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return Answer.NONE;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return Answer.ACCEPTED;
    } catch (ConnectException e) {
      boolean refused = e.getMessage() != null && e.getMessage().startsWith("Connection refused");
      return refused ? Answer.REFUSED : Answer.NONE;
    } catch (IOException e) {
      return Answer.NONE;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
