package switchover.jetty;

import java.nio.channels.SelectableChannel;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Bounds the connections, so that no flood of them takes away the files that the node itself needs.
 *
 * <p>A connection beyond the bound displaces one that is of no use to anybody: the oldest on which
 * nothing was ever asked, else one whose last answer is a while ago. So a flood displaces itself,
 * and pages and the redundant node find a way in meanwhile. What is being answered, event streams
 * and the redundant connection among it, is never displaced. Others wait in the system's queue
 * while a few are being opened: so what there is to read on the open ones is read between them, and
 * files are closed as fast as they are opened. Thread-safe.
 */
final class FloodGate implements Connection.Listener, SelectorManager.AcceptListener {
  /** Longer than between two heartbeats of a page. */
  static final long IDLE_MILLIS = 2000;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int MOST_OPENING = 16;

  private final Connector connector;
  private final int most;
  private final Set<Connection> open = new HashSet<>();

  /** In the order in which they are displaced; some have been of use since. */
  private final Set<Connection> displaceable = new LinkedHashSet<>();

  private long lookedNanos = System.nanoTime() - LOOK_NANOS;

  /** Accepted, and not known as a connection yet. */
  private int opening;

  /** How acceptors are told to wait, and to go on. */
  interface Connector {
    void setAccepting(boolean accepting);
  }

  /**
   * @param most how many connections there may be; at least 1
   */
  FloodGate(int most, Connector connector) {
    this.most = most;
    this.connector = connector;
  }

  @Override
  public synchronized void onAccepting(SelectableChannel channel) {
    opening++;
    if (opening == MOST_OPENING) {
      connector.setAccepting(false);
    }
  }

  @Override
  public synchronized void onAccepted(SelectableChannel channel) {
    if (opening == MOST_OPENING) {
      connector.setAccepting(true);
    }
    opening--;
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable failure) {
    onAccepted(channel);
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      // What it carries is a connection of its own, and that one tells whether it is of use.
      return;
    }
    Connection displaced = null;
    synchronized (this) {
      open.add(connection);
      displaceable.add(connection);
      if (open.size() > most) {
        displaced = displacedBy(connection);
      }
    }
    if (displaced != null) {
      displaced.getEndPoint().close();
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
    displaceable.remove(connection);
  }

  /** The newest itself where all others are of use. */
  private Connection displacedBy(Connection newest) {
    Connection first = nextUseless();
    if (first != newest) {
      return first;
    }
    lookForIdle();
    Connection idle = nextUseless();
    if (idle == null) {
      return newest;
    }
    displaceable.add(newest);
    return idle;
  }

  private Connection nextUseless() {
    Iterator<Connection> all = displaceable.iterator();
    while (all.hasNext()) {
      Connection next = all.next();
      all.remove();
      if (isUseless(next)) {
        return next;
      }
    }
    return null;
  }

  /** A flood must not cost a look at all connections for each of its own. */
  private void lookForIdle() {
    if (System.nanoTime() - lookedNanos >= LOOK_NANOS) {
      lookedNanos = System.nanoTime();
      open.stream().filter(FloodGate::isUseless).forEach(displaceable::add);
    }
  }

  private static boolean isUseless(Connection connection) {
    long asked = connection.getMessagesIn();
    return asked == 0 || asked == connection.getMessagesOut() && isIdle(connection);
  }

  private static boolean isIdle(Connection connection) {
    EndPoint seen = connection.getEndPoint();
    EndPoint wire = seen instanceof EndPoint.Wrapper tls ? tls.unwrap() : seen;
    return wire instanceof AbstractEndPoint end && end.getIdleFor() >= IDLE_MILLIS;
  }
}
