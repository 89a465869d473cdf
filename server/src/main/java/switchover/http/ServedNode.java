package switchover.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import switchover.access.People;
import switchover.clock.MachineClock;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.settings.Home;
import switchover.settings.Settings;
import switchover.settings.SettingsChange;
import switchover.settings.SettingsException;

/**
 * A node at work together with what its servlets need. Owns all of it: its stop is the planned stop
 * of the node, after which the servlets still answer.
 */
public final class ServedNode {
  /** The pages of one browser listen as one. */
  private static final int PAGES_PER_READER = 10;

  private final LiveNode live;
  private volatile EventReaders readers;
  private final Home home;
  private final SettingsDesk desk;
  private final AutoCloseable lock;
  private final String nodeId;
  private final String adminToken;
  private final People people;
  private final OwnPages ownPages;
  private final OpenPages openPages = new OpenPages(MachineClock.own());
  private volatile Restart restart;
  private boolean closed;

  private ServedNode(Home home, Settings settings, String basePath, AutoCloseable lock)
      throws IOException {
    this.lock = lock;
    this.home = home;
    Settings stored = asStored(home);
    nodeId = home.nodeId();
    ownPages = new OwnPages(home.folder().resolve("pages"));
    adminToken = home.adminToken();
    live = LiveNode.start(home, settings, basePath, this::pagesThatLeave);
    people =
        People.open(
            home, nodeId, live.audit(), MachineClock.own(), InstantSource.system(), live::pairKeys);
    if (people.isClosed()) {
      live.nobodyCanSignIn();
    }
    readers = EventReaders.of(live, settings.page().heartbeatMillis());
    desk = new SettingsDesk(home.settingsFile(), this::take, this::obstacles, stored);
  }

  /** What would keep a node of the next settings from its start; for people. */
  private List<String> obstacles(Settings next) {
    List<String> obstacles = new ArrayList<>();
    try {
      LiveNode.requireStartable(home, next);
    } catch (IOException e) {
      obstacles.add(e.getMessage());
    }
    Restart way = restart;
    if (way != null) {
      obstacles.addAll(way.obstacles(live.settings(), next));
    }
    return obstacles;
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

  /** Not as the command line may have changed them: that outlasts a restart. */
  private static Settings asStored(Home home) throws IOException {
    try {
      return home.settings();
    } catch (SettingsException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void take(SettingsChange change, List<String> fields, String by) {
    live.take(change, fields, by);
    readers.beatEvery(live.settings().page().heartbeatMillis());
  }

  /** Lets it be started anew by this; else nobody can. */
  public void restartBy(Restart way) {
    restart = way;
  }

  /** How it is started anew; null where its container does that. */
  Restart restart() {
    return restart;
  }

  SettingsDesk desk() {
    return desk;
  }

  /** Anybody may say that he is a page; what listens costs him a connection at least. */
  private int pagesThatLeave() {
    EventReaders listening = readers;
    return listening == null
        ? 0
        : Math.min(openPages.about(), PAGES_PER_READER * listening.count());
  }

  Home home() {
    return home;
  }

  EventReaders readers() {
    return readers;
  }

  String nodeId() {
    return nodeId;
  }

  People people() {
    return people;
  }

  String adminToken() {
    return adminToken;
  }

  OwnPages ownPages() {
    return ownPages;
  }

  boolean coldOpen() {
    return live.settings().page().coldOpen();
  }

  OpenPages openPages() {
    return openPages;
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
