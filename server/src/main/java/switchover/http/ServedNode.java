package switchover.http;

import java.io.IOException;
import switchover.clock.MachineClock;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.settings.Home;
import switchover.settings.Settings;

/**
 * A node at work together with what its servlets need. Owns all of it: its stop is the planned stop
 * of the node, after which the servlets still answer.
 */
public final class ServedNode {
  private final LiveNode live;
  private final EventReaders readers;
  private final AutoCloseable lock;
  private final String nodeId;
  private final String adminToken;
  private final String basePath;
  private final OwnPages ownPages;
  private final boolean coldOpen;
  private final OpenPages openPages = new OpenPages(MachineClock.own());
  private boolean closed;

  private ServedNode(Home home, Settings settings, String basePath, AutoCloseable lock)
      throws IOException {
    this.lock = lock;
    this.basePath = basePath;
    coldOpen = settings.page().coldOpen();
    nodeId = home.nodeId();
    ownPages = new OwnPages(home.folder().resolve("pages"));
    adminToken = home.adminToken();
    live = LiveNode.start(home, settings, basePath, openPages::about);
    readers = EventReaders.of(live, settings.page().heartbeatMillis());
  }

  /**
   * Takes the home and brings the node to life.
   *
   * @param basePath "" or the path of a WAR's context, without a slash at its end
   * @throws IOException where the home is in use or one of its files can't be used
   */
  public static ServedNode start(Home home, Settings settings, String basePath) throws IOException {
    AutoCloseable lock = home.lock();
    try {
      return new ServedNode(home, settings, basePath, lock);
    } catch (IOException | RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  /** The node; never null. */
  public LiveNode live() {
    return live;
  }

  EventReaders readers() {
    return readers;
  }

  String nodeId() {
    return nodeId;
  }

  String adminToken() {
    return adminToken;
  }

  OwnPages ownPages() {
    return ownPages;
  }

  boolean coldOpen() {
    return coldOpen;
  }

  OpenPages openPages() {
    return openPages;
  }

  String basePath() {
    return basePath;
  }

  /**
   * The planned stop: the node says that it leaves and hands over. Where the redundant node has
   * taken over, this waits until no page listens any more, at most as long as the pages were told
   * that this node answers. Where there is nobody to go to, it ends at once. A second call waits
   * for the first and does nothing.
   *
   * @param why for the log
   */
  public synchronized void stop(String why) {
    if (closed) {
      return;
    }
    closed = true;
    long begunNanos = System.nanoTime();
    live.stop(why);
    Snapshot last = live.snapshot();
    readers.tell(last);
    if (live.hasSuccessor()) {
      readers.awaitGone(begunNanos + last.status().leaving().inMillis() * 1_000_000L);
    }
    readers.close();
    close(lock);
  }

  private static void close(AutoCloseable lock) {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IllegalStateException("the lock of the home can't be given back", e);
    }
  }
}
