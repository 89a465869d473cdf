package switchover.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * An idle connection to a port, held for no other reason than to learn at once when it is closed: a
 * process that dies closes all that it has. Thread-safe.
 */
final class HeldDoor implements AutoCloseable {
  private static final int CONNECT_MILLIS = 40;
  private static final int BUFFER_BYTES = 256;

  private final InetSocketAddress address;
  private final Socket socket;
  private final Runnable whenShut;
  private volatile State state = State.OPEN;

  /** What has become of it. */
  enum State {
    /** The connection stands. */
    OPEN,
    /** The other side has closed it, which proves nothing: it may be tired of it. */
    CLOSED,
    /** The other side has closed it, and its host refuses fresh ones. */
    REFUSED
  }

  private HeldDoor(InetSocketAddress address, Socket socket, Runnable whenShut) {
    this.address = address;
    this.socket = socket;
    this.whenShut = whenShut;
  }

  /**
   * Connects, for which it takes 40 ms at most.
   *
   * @param whenShut called once from a thread of its own, when it is open no more
   * @return null where nobody takes the connection
   */
  static HeldDoor at(InetSocketAddress address, Runnable whenShut) {
    Socket socket = new Socket();
    try {
      if (address.isUnresolved()) {
        return null;
      }
      socket.connect(address, CONNECT_MILLIS);
    } catch (IOException e) {
      closed(socket);
      return null;
    }
    HeldDoor door = new HeldDoor(address, socket, whenShut);
    Thread thread = new Thread(door::listen, "switchover-link-door");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  State state() {
    return state;
  }

  @Override
  public void close() {
    closed(socket);
  }

  private void listen() {
    byte[] unwanted = new byte[BUFFER_BYTES];
    try {
      while (socket.getInputStream().read(unwanted) >= 0) {
        // A port that says something when it is asked nothing: of no interest.
      }
    } catch (IOException e) {
      // A reset is an end too.
    }
    closed(socket);
    state = RefusalProbe.refusedTwice(address) ? State.REFUSED : State.CLOSED;
    whenShut.run();
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("closing a socket without linger", e);
    }
  }
}
