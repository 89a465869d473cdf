package switchover.live;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.clock.MachineClock;
import switchover.events.Entry;
import switchover.link.Dialer;
import switchover.link.Entrance;
import switchover.link.Link;
import switchover.link.LinkListener;
import switchover.link.LinkTimes;
import switchover.link.MasterEnd;
import switchover.link.OtherMasterWatch;
import switchover.link.OwnSide;
import switchover.link.RefusalListener;
import switchover.link.Refusals;
import switchover.link.RefusingEnd;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.NodeView;
import switchover.node.StateMachine;
import switchover.settings.Home;
import switchover.settings.KeyFiles;
import switchover.settings.Known;
import switchover.settings.PairKey;
import switchover.settings.RedundancySettings;
import switchover.settings.Settings;
import switchover.settings.SettingsChange;
import switchover.status.Attention;
import switchover.status.Leaving;
import switchover.status.Maintenance;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.NodeStatus;

/**
 * One node of a pair, at work: its decision, its redundant connection, its status and what it keeps
 * on disk. Thread-safe.
 */
public final class LiveNode implements AutoCloseable {
  /** What a stopping node tells its pages to reckon with. */
  private static final int LEAVING_MILLIS = 2000;

  /** Whoever changes the files of the keys, and from where. */
  private static final String KEY_KEEPER = "who has this node's home, or the pair itself";

  private static final String HOME = "home folder";

  private volatile Settings settings;
  private final String nodeId;
  private final String bootId = UUID.randomUUID().toString();
  private final String basePath;
  private final NodeConfig config;
  private final KeyFiles pairKeys;
  private final StatusBoard board;
  private final DiskWriter disk;
  private final Beside beside;
  private final NodeLog log;
  private final MaintenanceTime maintenance;
  private final Deeds deeds;
  private final NodeLoop loop;
  private final PendingSwitch pendingSwitch = new PendingSwitch();
  private Link link;
  private Entrance entrance;
  private OtherMasterWatch otherMasters;
  private final Refusals refusals = new Refusals(MachineClock.own());
  private final Attentions attentions;
  private final Tally tally = new Tally();
  private final RedundancyTime redundancy =
      new RedundancyTime(MachineClock.own(), InstantSource.system());
  private final AtomicReference<Acquaintance> known;
  private final IntSupplier pages;

  /** What was shown last; under the loop's lock. */
  private Node shown;

  private volatile Leaving leaving;
  private volatile boolean successor;

  private LiveNode(Home home, Settings settings, String basePath, IntSupplier pages)
      throws IOException {
    this.pages = pages;
    this.settings = settings;
    this.basePath = basePath;
    nodeId = home.nodeId();
    config = config(settings.redundancy());
    pairKeys = config.mode() == Mode.INDEPENDENT ? null : pairKeys(home);
    beside = new Beside(home, settings);
    if (pairKeys != null) {
      pairKeys.tell(what -> audit().add(Act.PAIR_KEYS_CHANGED, KEY_KEEPER, HOME, true, what));
    }
    attentions =
        new Attentions(
            refusals,
            pairKeys,
            config.decidedBy(),
            () -> this.settings.page(),
            home.settingsFile(),
            beside.audit());
    Beginning beginning = Beginning.of(home, beside.events(), config.mode());
    board = new StatusBoard(beginning.firstSequence(), MachineClock.own());
    disk = new DiskWriter(home);
    known = new AtomicReference<>(Acquaintance.remembered(settings, home.known().load()));
    maintenance =
        new MaintenanceTime(
            home.maintenance(), beginning.maintenanceUntil(), new MaintenanceNews());
    log = new NodeLog(beside.events());
    Node first = beginning.node(config, MachineClock.nowMillis());
    log.started(Version.TEXT, config.mode(), NodeView.shownEpoch(first));
    beginning.alarms().forEach(alarm -> log.alarm(alarm, 0));
    deeds =
        new Deeds(
            disk, log, tally, beside, pendingSwitch, nodeId, () -> this.settings.node().name());
    loop = new NodeLoop(config, first, MachineClock.own(), this::show, deeds, this::settled);
    deeds.answerTo(loop::take);
  }

  /**
   * Brings the node to life; it begins as Standby.
   *
   * @param basePath "" or the path of a WAR's context, without a slash at its end
   * @param pages how many are open on this node; asked often, must not block
   * @throws IOException where the home folder can't be read or written, naming the file
   */
  public static LiveNode start(Home home, Settings settings, String basePath, IntSupplier pages)
      throws IOException {
    LiveNode node = new LiveNode(home, settings, basePath, pages);
    node.begin(home);
    return node;
  }

  private void begin(Home home) {
    LinkTimes times = LinkTimes.of(settings.redundancy());
    OwnSide own =
        new OwnLinkSide(
            () -> settings, nodeId, bootId, basePath, loop::report, pendingSwitch::askedHere);
    LinkListener feed =
        new LinkFeed(
            settings, known, attentions, log, tally, disk, pendingSwitch, loop::take, this::epoch);
    Node first = loop.fresh();
    NodeStatus begun = status(first);
    board.open(begun, ready(first), redundancy.look(begun.redundancy(), false).since());
    if (maintenance.until() != null) {
      loop.take(new Event.MaintenanceSet(true));
    }
    maintenance.start();
    disk.look(() -> loop.take(new Event.DiskDue()));
    beside.start(settings, nodeId, loop);
    RefusalListener refused = why -> log.rejected(why.toString(), epoch());
    if (config.mode() == Mode.MASTER) {
      MasterEnd end = new MasterEnd(pairKeys, times, own, refusals, feed);
      entrance = end;
      link = end;
      deeds.tellBy(link);
      otherMasters =
          new OtherMasterWatch(own, pairKeys, refusals, refused, this::redundantUrls, this::linked);
      otherMasters.start();
    } else if (config.mode() == Mode.BACKUP) {
      String master = settings.redundancy().masterAddress();
      String listensOn = settings.node().bindAddress();
      Dialer dialer =
          new Dialer(master, listensOn, pairKeys, home.masterPin(), times, own, refusals, feed);
      link = dialer;
      deeds.tellBy(link);
      entrance = new RefusingEnd(pairKeys, own, refusals, refused, this::linked);
      dialer.start().thenRun(this::beginToJudge);
      return;
    }
    loop.start();
  }

  private KeyFiles pairKeys(Home home) throws IOException {
    return home.pairKeys(settings.redundancy().keyOverlapMillis());
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
   * Calls the watcher at once and then after changes, with the newest status, from one thread of
   * the node; it must not block. What the node says of itself is told at once, as is a redundant
   * node that falls silent; what else it says of the pair within 100 ms, with what follows by then.
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
    CompletableFuture<String> wait = pendingSwitch.begin(by);
    if (wait == null) {
      return new SwitchAnswer(false, "another switch is under way", snapshot());
    }
    log.switchAsked(by);
    loop.take(new Event.SwitchAsked());
    String refusal = pendingSwitch.await(wait, StateMachine.longestSwitchMillis(config));
    return new SwitchAnswer(refusal == null, refusal, snapshot());
  }

  /**
   * Takes this node into maintenance: it hands over where the other node is ready, and does not
   * take over until the end. Durable when it returns; waits for the hand-over as {@link #stop}
   * does.
   *
   * @param until in the future; never null
   * @param by who asks, for the log
   * @throws IOException where that can't be kept; nothing has changed then
   */
  public Snapshot beginMaintenance(Instant until, String by) throws IOException {
    maintenance.set(until, by);
    awaitHands();
    return snapshot();
  }

  /**
   * Ends the maintenance; without effect where it is off. Where the node becomes Running by that at
   * once, this waits for it, at most the ping timeout.
   *
   * @param by who asks, for the log
   * @throws IOException where that can't be kept; nothing has changed then
   */
  public Snapshot endMaintenance(String by) throws IOException {
    if (maintenance.set(null, by)) {
      awaitHands();
    }
    return snapshot();
  }

  private final class MaintenanceNews implements MaintenanceTime.Listener {
    @Override
    public void changed(Instant end, String by) {
      log.maintenance(end, epoch(), by);
      loop.take(new Event.MaintenanceSet(end != null));
    }

    @Override
    public void fileFailed(String cause) {
      log.alarm("the maintenance is over, its file could not follow: " + cause, epoch());
    }
  }

  /**
   * Tells who looks at this node that the certificate of its https port expires soon.
   *
   * @param until null where there is time, or none any more
   */
  public void certificateExpires(Instant until) {
    attentions.certificateExpires(until);
  }

  /**
   * Tells who looks at this node that it goes on by a former certificate.
   *
   * @param why what is wrong with the one that it was given; null where nothing is
   */
  public void certificateRefused(String why) {
    attentions.certificateRefused(why);
  }

  /**
   * Tells who looks at this node that browsers refuse the certificate of its https port.
   *
   * @param why to be put after its name; null where they don't
   */
  public void certificateUnfit(String why) {
    attentions.certificateUnfit(why);
  }

  /** Tells who looks at this node that its accounts are damaged, which ends with its next start. */
  public void nobodyCanSignIn() {
    attentions.nobodyCanSignIn();
  }

  /**
   * Looks whether a node could be started in this one's place.
   *
   * @param next what it would be started with
   * @throws IOException where it could not, with why
   */
  public static void requireStartable(Home home, Settings next) throws IOException {
    home.nodeId();
    home.adminToken();
    if (next.redundancy().mode() != Mode.INDEPENDENT) {
      home.requirePairKey(next.redundancy().mode(), next.redundancy().keyOverlapMillis());
    }
    Beside.coordinators(next);
  }

  /** What the node works by now. */
  public Settings settings() {
    return settings;
  }

  /**
   * Takes what a node at work can take of settings that were saved, and tells that they were.
   *
   * @param fields what differs from what was stored before
   * @param by who saved them, for the log
   */
  public void take(SettingsChange change, List<String> fields, String by) {
    settings = settings.takingAtOnce(change.parsed().settings());
    log.settingsSaved(fields, change.restartNeeded(), epoch(), by);
    loop.take(new Event.Tick());
  }

  /**
   * The newest events, newest first.
   *
   * @param most how many at most
   */
  public List<Entry> events(int most) {
    return beside.events().newest(most);
  }

  /**
   * What pages would be told of both nodes' addresses by a node of those settings, until it is
   * linked the next time.
   */
  public Known knownBy(Settings next) {
    return Acquaintance.remembered(next, known.get().toRemember()).toRemember();
  }

  /** The redundant node's id; null until the two have linked for the first time. */
  public String redundantNodeId() {
    return known.get().redundantNodeId();
  }

  /** The pair's keys that hold, the present one first; empty for an Independent node. */
  public List<PairKey> pairKeys() {
    return pairKeys == null ? List.of() : pairKeys.latest();
  }

  /** Who did what on this node. */
  public AuditLog audit() {
    return beside.audit();
  }

  /** The redundant node's name; null until the two have linked for the first time. */
  public String redundantName() {
    return known.get().redundantName();
  }

  /** What this node has counted since it started. */
  public Figures figures() {
    long dropped = entrance == null ? 0 : entrance.dropped();
    return tally.figures(linked(), dropped, refusals.counts(), redundancy.lastedMillis());
  }

  /**
   * Where the redundant connection comes in; null for an Independent node. A backup's refuses each
   * with the reason, so that two backups, or one that dials itself, are told.
   */
  public Entrance entrance() {
    return entrance;
  }

  /**
   * Whether pages have somewhere to go, now that this node has closed: the redundant node is
   * Running, or was told to be, even where its confirmation could not come in any more.
   */
  public boolean hasSuccessor() {
    return successor;
  }

  /** Stops the node. */
  @Override
  public void close() {
    stop("whoever started this node stopped it");
  }

  /**
   * A planned stop: says that it is leaving, hands over to a ready Standby, waits for the
   * confirmation at most the ping timeout, and ends.
   *
   * @param why for the log
   */
  public void stop(String why) {
    leaving = new Leaving(LEAVING_MILLIS, "stop");
    loop.take(new Event.StopAsked());
    awaitHands();
    Node last = loop.fresh();
    successor = last.handOver() != null || last.peer().says(NodeState.RUNNING);
    if (link != null) {
      link.close();
      entrance.close();
    }
    loop.close();
    log.stopped(why, epoch());
    maintenance.close();
    beside.close();
    disk.close();
    board.close();
  }

  /** Until this node has what it claims and the other one what it was handed. */
  private void awaitHands() {
    long untilMillis = MachineClock.nowMillis() + config.pingTimeoutMillis();
    loop.await(node -> node.handOver() == null && node.claim() == null, untilMillis);
  }

  private static NodeConfig config(RedundancySettings redundancy) {
    return new NodeConfig(
        redundancy.mode(),
        redundancy.recovery(),
        redundancy.pingTimeoutMillis(),
        redundancy.failoverMillis(),
        redundancy.connectionWaitMillis(),
        redundancy.returnQuietMillis(),
        redundancy.decidedBy(),
        redundancy.takeOverOnRefused());
  }

  private NodeStatus status(Node node) {
    Instant until = maintenance.until();
    Maintenance now = until == null ? null : new Maintenance(until.toString());
    long nowMillis = MachineClock.nowMillis();
    List<Attention> attention = attentions.now(node.peer().linked());
    int open = pages.getAsInt();
    return new OwnStatus(settings, nodeId)
        .of(config, node, known.get(), now, leaving, attention, open, nowMillis);
  }

  private boolean ready(Node node) {
    return NodeView.ready(config, node, MachineClock.nowMillis());
  }

  private void show(Node node) {
    tally.look(shown, node);
    pendingSwitch.look(node);
    shown = node;
    attentions.disk(node.fitness().disk());
    NodeStatus status = status(node);
    RedundancyTime.Span span = redundancy.look(status.redundancy(), changesHands(node));
    board.publish(status, ready(node), span.since());
  }

  private void settled(Node node) {
    beside.stand(NodeView.stands(node, MachineClock.nowMillis()));
    log.redundancy(redundancy.lasting(), epoch());
    attentions.tell(log, epoch());
  }

  private static boolean changesHands(Node node) {
    boolean claims = node.claim() != null && !node.fitness().diskHangs();
    return node.handOver() != null || claims || node.peer().handsOver();
  }

  /** Wherever the redundant node may be, as far as this node has ever heard. */
  private List<String> redundantUrls() {
    List<String> urls = new ArrayList<>();
    known.get().redundant().forEach(address -> urls.add(address.url()));
    String master = settings.redundancy().masterAddress();
    if (master != null && !urls.contains(master)) {
      urls.add(master);
    }
    return urls;
  }

  private boolean linked() {
    return loop.fresh().peer().linked();
  }

  private long epoch() {
    return board.newest().status().epoch();
  }
}
