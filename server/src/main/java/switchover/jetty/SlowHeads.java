package switchover.jetty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections on which the head of a request comes byte by byte. Each byte restarts the
 * container's own idle time, so that whoever sends one now and then could keep any number of
 * connections for ever. Thread-safe.
 */
final class SlowHeads implements Connection.Listener {
  private static final int LOOK_SECONDS = 5;

  /** In so many looks something has come, and still no whole head. */
  private static final int MOST_LOOKS = 2;

  private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();

  /**
   * How far a connection was.
   *
   * @param heads how many requests have begun on it
   * @param looks in how many looks since then bytes had come
   */
  private record Seen(long heads, long bytes, int looks) {
    static final Seen NOTHING = new Seen(0, 0, 0);

    Seen next(Connection connection) {
      long headsNow = connection.getMessagesIn();
      long bytesNow = connection.getBytesIn();
      boolean answering = headsNow > connection.getMessagesOut();
      if (headsNow != heads || answering) {
        return new Seen(headsNow, bytesNow, 0);
      }
      return bytesNow == bytes ? this : new Seen(heads, bytesNow, looks + 1);
    }
  }

  /** Looks at all connections again and again, as long as the scheduler works. */
  void begin(Scheduler scheduler) {
    scheduler.schedule(
        () -> {
          look();
          begin(scheduler);
        },
        LOOK_SECONDS,
        TimeUnit.SECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      // Heads come on what it carries, which is a connection of its own.
      return;
    }
    connections.put(connection, Seen.NOTHING);
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private void look() {
    for (Connection connection : connections.keySet()) {
      Seen now = connections.computeIfPresent(connection, (c, seen) -> seen.next(c));
      if (now != null && now.looks() >= MOST_LOOKS) {
        connection.getEndPoint().close();
      }
    }
  }
}
