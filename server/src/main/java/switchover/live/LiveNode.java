package switchover.live;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchover.link.Dialer;
import switchover.link.Hello;
import switchover.link.Link;
import switchover.link.LinkListener;
import switchover.link.LinkTimes;
import switchover.link.MasterEnd;
import switchover.link.OwnSide;
import switchover.link.Rejection;
import switchover.node.DecidedBy;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.NodeView;
import switchover.node.Report;
import switchover.settings.Home;
import switchover.settings.RedundancySettings;
import switchover.settings.Settings;
import switchover.status.Address;
import switchover.status.Contract;
import switchover.status.Leaving;
import switchover.status.Mode;
import switchover.status.NodeStatus;

/**
 * One node of a pair, at work: its decision, its redundant connection, its status and what it keeps
 * on disk. Thread-safe.
 */
public final class LiveNode implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.node");

  /** How far the sequence may rise between two starts of a node without a number used twice. */
  private static final long SEQUENCES_PER_BOOT = 1_000_000;

  /** What a stopping node tells its pages to reckon with. */
  private static final int LEAVING_MILLIS = 2000;

  private final Settings settings;
  private final String nodeId;
  private final String bootId = UUID.randomUUID().toString();
  private final String basePath;
  private final NodeConfig config;
  private final OwnStatus ownStatus;
  private final StatusBoard board;
  private final Disk disk;
  private final NodeLoop loop;
  private final PendingSwitch pendingSwitch = new PendingSwitch();
  private Link link;
  private MasterEnd masterEnd;
  private volatile Acquaintance known;
  private volatile Leaving leaving;

  private LiveNode(Home home, Settings settings, String basePath) throws IOException {
    this.settings = settings;
    this.basePath = basePath;
    nodeId = home.nodeId();
    config = config(settings.redundancy());
    ownStatus = new OwnStatus(settings, nodeId);
    board = new StatusBoard(home.nextBoot() * SEQUENCES_PER_BOOT);
    disk = new Disk(home);
    known = Acquaintance.remembered(settings, home.known().load());
    Node first = Node.started(config, home.epoch().read(), nowMillis());
    loop = new NodeLoop(config, first, LiveNode::nowMillis, this::show, this::carryOut);
  }

  /**
   * Brings the node to life; it begins as Standby.
   *
   * @param basePath "" or the path of a WAR's context, without a slash at its end
   * @throws IOException where the home folder can't be read or written, naming the file
   */
  public static LiveNode start(Home home, Settings settings, String basePath) throws IOException {
    LiveNode node = new LiveNode(home, settings, basePath);
    node.begin(home);
    return node;
  }

  private void begin(Home home) throws IOException {
    LinkTimes times =
        new LinkTimes(
            settings.redundancy().pingRateMillis(),
            settings.redundancy().pingTimeoutMillis(),
            settings.redundancy().missedPings());
    Node first = loop.fresh();
    board.open(status(first), ready(first));
    if (config.mode() == Mode.MASTER) {
      masterEnd = new MasterEnd(home.pairKey(), times, new Own(), new FromLink());
      link = masterEnd;
    } else if (config.mode() == Mode.BACKUP) {
      String master = settings.redundancy().masterAddress();
      Dialer dialer = new Dialer(master, home.pairKey(), times, new Own(), new FromLink());
      link = dialer;
      dialer.start().thenRun(this::beginToJudge);
      return;
    }
    loop.start();
  }

  /** Until the first try is over, a backup that hears nothing has not listened yet. */
  private void beginToJudge() {
    loop.take(new Event.FirstTry());
    loop.start();
  }

  /** The newest status; a pause of this process is noticed first. Never blocks for long. */
  public Snapshot snapshot() {
    loop.fresh();
    return board.newest();
  }

  /**
   * Calls the watcher at once and then after each change, with the newest status, from one thread
   * of the node; it must not block.
   *
   * @return ends the watch when closed
   */
  public AutoCloseable watch(Consumer<Snapshot> watcher) {
    return board.watch(watcher);
  }

  /**
   * Asks for Running and Standby to be exchanged and waits for the outcome, which may be asked of
   * either node.
   *
   * @param by who asks, for the log
   */
  public SwitchAnswer askSwitch(String by) {
    CompletableFuture<String> wait = pendingSwitch.begin();
    if (wait == null) {
      return new SwitchAnswer(false, "another switch is under way", snapshot());
    }
    LOG.log(Level.INFO, "switch asked for by {0}", by);
    loop.take(new Event.SwitchAsked());
    String refusal = pendingSwitch.await(wait, 3L * config.pingTimeoutMillis());
    return new SwitchAnswer(refusal == null, refusal, snapshot());
  }

  /** The master's end of the redundant connection; null unless this node is the master. */
  public MasterEnd masterEnd() {
    return masterEnd;
  }

  /**
   * A planned stop: says that it is leaving, hands over to a ready Standby, waits for the
   * confirmation at most the ping timeout, and ends.
   */
  @Override
  public void close() {
    leaving = new Leaving(LEAVING_MILLIS, "stop");
    loop.take(new Event.StopAsked());
    long untilMillis = nowMillis() + config.pingTimeoutMillis();
    while (loop.fresh().handOver() != null && nowMillis() < untilMillis) {
      awaitMoment();
    }
    if (link != null) {
      link.close();
    }
    loop.close();
    disk.close();
    board.close();
  }

  private static void awaitMoment() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static NodeConfig config(RedundancySettings redundancy) {
    return new NodeConfig(
        redundancy.mode(),
        redundancy.recovery(),
        redundancy.pingTimeoutMillis(),
        redundancy.failoverMillis(),
        redundancy.connectionWaitMillis(),
        0,
        DecidedBy.BUILTIN,
        redundancy.takeOverOnRefused());
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  private NodeStatus status(Node node) {
    return ownStatus.of(config, node, known, leaving, nowMillis());
  }

  private boolean ready(Node node) {
    return NodeView.ready(config, node, nowMillis());
  }

  private void show(Node node) {
    board.publish(status(node), ready(node));
  }

  private void carryOut(Effect effect) {
    if (effect instanceof Effect.SaveEpoch save) {
      disk.saveEpoch(save.epoch(), loop::take);
    } else if (effect instanceof Effect.Tell) {
      if (link != null) {
        link.tell();
      }
    } else if (effect instanceof Effect.Changed changed) {
      LOG.log(
          Level.INFO,
          "{0} -> {1}: {2} (epoch {3})",
          changed.from().word(),
          changed.to().word(),
          changed.why(),
          Long.toString(changed.epoch()));
    } else if (effect instanceof Effect.Alarm alarm) {
      LOG.log(Level.ERROR, "ALARM: {0}", alarm.text());
    } else if (effect instanceof Effect.SwitchDone) {
      pendingSwitch.end(null);
    } else if (effect instanceof Effect.SwitchRefused refused) {
      pendingSwitch.end(refused.reason());
    }
  }

  /** What the redundant connection asks of this node. */
  private final class Own implements OwnSide {
    @Override
    public Hello hello() {
      return new Hello(
          Contract.SCHEMA,
          settings.redundancy().pair(),
          nodeId,
          bootId,
          settings.node().name(),
          config.mode(),
          settings.node().publicAddress(),
          settings.redundancy().masterAddress(),
          "http",
          HostName.own(),
          settings.node().httpPort(),
          basePath);
    }

    @Override
    public Report report() {
      return loop.report();
    }
  }

  /** What the redundant connection brings. */
  private final class FromLink implements LinkListener {
    @Override
    public void linked(Hello peer, List<Address> backupAddresses) {
      LOG.log(Level.INFO, "linked with {0} ({1})", peer.name(), peer.mode().word());
      Acquaintance met = Acquaintance.linked(settings, peer, backupAddresses);
      if (!met.equals(known)) {
        known = met;
        disk.remember(met.toRemember());
      }
      loop.take(new Event.Linked());
    }

    @Override
    public void heard(Report report) {
      loop.take(new Event.Heard(report));
    }

    @Override
    public void lost(String cause) {
      LOG.log(Level.WARNING, "redundant connection lost: {0}", cause);
      loop.take(new Event.Lost());
    }

    @Override
    public void refused() {
      loop.take(new Event.Refused());
    }

    @Override
    public void rejected(Rejection why) {
      LOG.log(Level.WARNING, "redundant connection rejected: {0}", why);
    }
  }
}
