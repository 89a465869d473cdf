package switchover.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import switchover.hook.TimedCall;

/** Well where a TCP connection is accepted in time. */
final class TcpCheck implements Check {
  private final String host;
  private final int port;
  private final int timeoutMillis;

  /** The system's name service knows no deadline. */
  private final TimedCall<Verdict> timed = new TimedCall<>("switchover-probe-connect");

  TcpCheck(String host, int port, int timeoutMillis) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public Verdict ask() throws InterruptedException {
    try {
      Verdict verdict = timed.call(this::connect, timeoutMillis);
      return verdict == null ? tooLate() : verdict;
    } catch (ExecutionException e) {
      return new Verdict(false, "failed by a fault of its own: " + e.getCause());
    }
  }

  private Verdict connect() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      // Where nobody listens on a port that the system gives out, a connection may find itself.
      return socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())
          ? new Verdict(false, "connection refused")
          : new Verdict(true, "accepted a connection");
    } catch (SocketTimeoutException e) {
      return tooLate();
    } catch (UnknownHostException e) {
      return new Verdict(false, "the host name is not known");
    } catch (IOException e) {
      return new Verdict(false, "connection refused or host not reachable");
    }
  }

  private Verdict tooLate() {
    return new Verdict(false, "no connection within " + timeoutMillis + " ms");
  }
}
