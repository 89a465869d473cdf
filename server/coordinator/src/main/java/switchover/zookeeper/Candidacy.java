package switchover.zookeeper;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.framework.state.StandardConnectionStateErrorPolicy;
import org.apache.curator.retry.RetryForever;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import switchover.clock.MachineClock;
import switchover.coordination.CoordinatorSettings;

/**
 * One session with the ensemble and one place in the line of the latch. Its methods are called from
 * one thread at a time and may block.
 */
final class Candidacy {
  private static final System.Logger LOG = System.getLogger("switchover.coordinator");
  private static final int RETRY_MILLIS = 100;
  private static final int ANY_VERSION = -1;

  private final CoordinatorSettings settings;
  private final Hearing hearing;
  private final CuratorFramework client;
  private final LeaderLatch latch;

  /** The node that was not found to be this session's; null where none was missed. */
  private volatile String missed;

  Candidacy(CoordinatorSettings settings, String nodeId, ThreadFactory threads, Hearing hearing) {
    this.settings = settings;
    this.hearing = hearing;
    client =
        CuratorFrameworkFactory.builder()
            .connectString(settings.connect())
            .sessionTimeoutMs(settings.sessionMillis())
            .connectionTimeoutMs(settings.sessionMillis())
            .retryPolicy(new RetryForever(RETRY_MILLIS))
            // The latch gives up its claim when the connection is in doubt, not only when it is
            // lost.
            .connectionStateErrorPolicy(new StandardConnectionStateErrorPolicy())
            // The ensemble is the one of the settings, as the admin can reach it.
            .ensembleTracker(false)
            .threadFactory(threads)
            .build();
    latch = new LeaderLatch(client, settings.path(), nodeId);
  }

  /** Steps into the line; returns before it is known where. */
  void start() throws Exception {
    client.getConnectionStateListenable().addListener((of, state) -> changed(state));
    latch.addListener(
        new LeaderLatchListener() {
          @Override
          public void isLeader() {
            ask();
          }

          @Override
          public void notLeader() {
            hearing.silent(Candidacy.this);
          }
        });
    client.start();
    latch.start();
  }

  /**
   * Asks the ensemble where this candidate stands. No answer is told by silence.
   *
   * <p>Nothing is written to the candidate's node: that would use up the watch by which the next in
   * line learns that it is gone.
   */
  void ask() {
    String node = latch.getOurPath();
    if (node == null || !client.getZookeeperClient().isConnected()) {
      return;
    }
    try {
      ZooKeeper session = client.getZookeeperClient().getZooKeeper();
      session.exists(
          node,
          false,
          (code, path, none, stat) -> found(node, session, Code.get(code), stat),
          null);
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "not asked", e);
    }
  }

  /** Steps out of the line and ends the session, so that the next is first at once. */
  void end() {
    try {
      latch.close();
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "latch not closed", e);
    }
    client.close();
  }

  /** The node is asked for first: the latch may go on with one of an earlier session. */
  private void found(String node, ZooKeeper session, Code code, Stat stat) {
    if (code == Code.OK && stat.getEphemeralOwner() == session.getSessionId()) {
      confirm(node, session);
    } else if (code == Code.OK || code == Code.NONODE) {
      missed(node);
    }
  }

  /** A transaction, though it changes nothing: only a majority can answer it. */
  private void confirm(String node, ZooKeeper session) {
    long askedNanos = MachineClock.nowNanos();
    session.multi(
        List.of(Op.check(node, ANY_VERSION)),
        (code, path, none, results) -> answered(node, askedNanos, session, Code.get(code)),
        null);
  }

  private void answered(String node, long askedNanos, ZooKeeper session, Code code) {
    if (code == Code.OK && node.equals(latch.getOurPath())) {
      boolean first = latch.hasLeadership() && node.equals(latch.getLastPathIsLeader());
      int sessionMillis = Math.min(session.getSessionTimeout(), settings.sessionMillis());
      hearing.answered(this, first, askedNanos, sessionMillis);
    } else if (code == Code.NONODE) {
      missed(node);
    }
  }

  /** At the second time: the latch may be about to see it by itself and to step in again. */
  private void missed(String node) {
    if (!node.equals(latch.getOurPath())) {
      return;
    }
    if (node.equals(missed)) {
      hearing.spoilt(this);
    } else {
      missed = node;
      hearing.silent(this);
    }
  }

  private void changed(ConnectionState state) {
    if (state == ConnectionState.SUSPENDED || state == ConnectionState.LOST) {
      hearing.silent(this);
      return;
    }
    if (state == ConnectionState.CONNECTED) {
      sayGranted();
    }
    ask();
  }

  private void sayGranted() {
    try {
      int grantedMillis = client.getZookeeperClient().getZooKeeper().getSessionTimeout();
      if (grantedMillis != settings.sessionMillis()) {
        LOG.log(
            Level.WARNING,
            "a session of {0} ms was asked for, the ensemble grants {1} ms",
            Integer.toString(settings.sessionMillis()),
            Integer.toString(grantedMillis));
      }
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "session not known", e);
    }
  }
}
