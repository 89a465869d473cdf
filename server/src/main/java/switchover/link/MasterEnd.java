package switchover.link;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import switchover.clock.MachineClock;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.node.Report;
import switchover.settings.PairKeys;
import switchover.status.Address;
import switchover.status.NodeState;

/**
 * The master's end of the redundant connection: bodies in, bodies out, whatever carries them.
 *
 * <p>While keys are being changed it accepts both and answers with the one that it was spoken to
 * with.
 *
 * <p>Thread-safe. Nothing here waits for a peer; only a connect may wait a little for the name
 * service, and for the disk where the keys' files have changed.
 */
public final class MasterEnd implements Link {
  private static final System.Logger LOG = System.getLogger("switchover.link");

  /** How often the linked session is looked at, at least. */
  private static final int LOOK_MILLIS = 50;

  private static final int MOST_NAME_LOOKUP_MILLIS = 500;

  private final PairSeals keys;
  private final LinkTimes times;
  private final OwnSide own;
  private final LinkListener listener;
  private final LongSupplier clockMillis;
  private final NameLookup names;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final SessionRegister sessions;
  private final BackupDoor door;
  private final Refusals refusals = new Refusals();
  private final AtomicBoolean tellAsked = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  private final Object reports = new Object();
  private final Thread thread = new Thread(this::work, "switchover-link-master");
  private long order;
  private volatile boolean closed;

  /**
   * @param keys of the pair
   * @param own what is asked of this node
   * @param listener what is told to this node
   */
  public MasterEnd(PairKeys keys, LinkTimes times, OwnSide own, LinkListener listener) {
    this(keys, times, own, listener, MachineClock.own());
  }

  MasterEnd(
      PairKeys keys,
      LinkTimes times,
      OwnSide own,
      LinkListener listener,
      LongSupplier clockMillis) {
    this.keys = new PairSeals(keys);
    this.times = times;
    this.own = own;
    this.listener = listener;
    this.clockMillis = clockMillis;
    this.names = new NameLookup(clockMillis);
    this.sessions = new SessionRegister(times, listener, inbox::add);
    this.door = new BackupDoor(times, () -> inbox.add(() -> {}));
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the backup's first message.
   *
   * @param remoteIp where it comes from
   * @param certificate {@link Fingerprint} of what this node has presented on the connection that
   *     brought it; null for plain HTTP, or where it is not known
   * @return the answer, which may be a refusal; null where the message is not authentic
   */
  public byte[] connect(byte[] sealed, String remoteIp, String certificate) {
    for (PairSeals.Held key : keys.readAnew()) {
      String json = key.seal().open(Purpose.CONNECT, "", sealed);
      if (json != null) {
        return connect(key, json, remoteIp, certificate);
      }
    }
    if ("".equals(Seal.sessionOf(sealed))) {
      rejectWrongKey(remoteIp);
    }
    return drop();
  }

  private byte[] connect(PairSeals.Held key, String json, String remoteIp, String certificate) {
    try {
      Fields fields = Fields.of(json);
      int contract = HelloJson.contract(fields);
      int ownContract = own.hello().contract();
      if (!Admission.versionsFit(ownContract, contract)) {
        String nonce = fields.text("nonce", Nonce.CHARS, Nonce.CHARS);
        return refuse(key, nonce, Admission.version(ownContract, contract));
      }
      return admit(key, Connect.read(fields), remoteIp, certificate);
    } catch (MalformedException e) {
      return drop();
    }
  }

  /**
   * Takes a ping.
   *
   * @return the answer; null where the ping is not authentic, not of a living session or not new
   */
  public byte[] ping(byte[] sealed) {
    MasterSession session = sessions.find(Seal.sessionOf(sealed));
    String json = session == null ? null : session.seal.open(Purpose.PING, session.id, sealed);
    if (json == null) {
      return drop();
    }
    try {
      Ping ping = Ping.read(Fields.of(json));
      SessionRegister.Taken taken = sessions.take(session, ping, clockMillis.getAsLong());
      if (taken == SessionRegister.Taken.NO) {
        return drop();
      }
      if (taken == SessionRegister.Taken.LINKED) {
        refusals.clear();
        keys.confirm(session.key);
      }
      return said(session, Purpose.ANSWER, ping.sequence(), ping.goodbye());
    } catch (MalformedException e) {
      return drop();
    }
  }

  /**
   * Opens the stream of a linked session; the first line comes at once.
   *
   * @param sink takes lines from now on, where this returns true
   * @return false where the message is not authentic, not of the linked session or not new
   */
  public boolean listen(byte[] sealed, ListenSink sink) {
    MasterSession session = sessions.find(Seal.sessionOf(sealed));
    String json = session == null ? null : session.seal.open(Purpose.LISTEN, session.id, sealed);
    if (json == null || !take(session, json, sink)) {
      drop();
      return false;
    }
    tell();
    return true;
  }

  @Override
  public void tell() {
    if (tellAsked.compareAndSet(false, true)) {
      inbox.add(() -> {});
    }
  }

  /** How many messages were dropped as not authentic, not new or not well formed. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public Map<Reason, Long> rejections() {
    return refusals.counts();
  }

  @Override
  public Rejection rejection() {
    return refusals.standing();
  }

  /** Whether this end has been closed; it answers nothing any more. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    SessionRegister.Stream last = sessions.close();
    if (last != null) {
      last.sink().offer(line(said(last.session(), Purpose.STREAM, 0, true)));
      last.sink().end();
    }
    names.close();
    keys.close();
    inbox.add(() -> {});
  }

  private byte[] drop() {
    dropped.incrementAndGet();
    return null;
  }

  private void rejectWrongKey(String remoteIp) {
    rejectUnlinked(
        new Rejection(
            Reason.WRONG_KEY,
            "a node at "
                + remoteIp
                + " has another pair key: copy pair.key from the master's home to the backup's"));
  }

  private byte[] refuse(PairSeals.Held key, String nonce, Rejection why) {
    if (why.reason() == Reason.VERSION) {
      rejectUnlinked(why);
    } else {
      reject(why);
    }
    Report report = own.report();
    long runningEpoch = report.state() == NodeState.RUNNING ? report.epoch() : 0;
    Connected answer = Connected.refused(nonce, why, runningEpoch);
    return key.seal().seal(Purpose.CONNECTED, "", answer.json());
  }

  /**
   * What anybody can say, or could have recorded long ago to say it again, is no news while the
   * nodes are linked: it is counted.
   */
  private void rejectUnlinked(Rejection why) {
    if (sessions.linked() == null) {
      reject(why);
    } else {
      refusals.count(why.reason());
    }
  }

  private void reject(Rejection why) {
    if (refusals.note(why)) {
      inbox.add(() -> listener.rejected(why));
    }
  }

  private byte[] admit(PairSeals.Held key, Connect connect, String remoteIp, String certificate) {
    Hello me = own.hello();
    if (connect.refused() != null) {
      rejectUnlinked(connect.refused());
    }
    Rejection why = Admission.check(me, connect.hello());
    if (why == null) {
      why = secondBackup(connect.hello());
    }
    if (why != null) {
      return refuse(key, connect.nonce(), why);
    }
    InetAddress remote = RemoteHost.ip(remoteIp);
    int patienceMillis = Math.min(MOST_NAME_LOOKUP_MILLIS, times.pingTimeoutMillis() / 2);
    boolean named = names.leadsTo(connect.hello().hostName(), remote, patienceMillis);
    List<Address> addresses = BackupAddresses.of(connect.hello(), remote, named);
    String id = Nonce.fresh();
    long nowMillis = clockMillis.getAsLong();
    if (!sessions.await(new MasterSession(id, key, me, connect, addresses, nowMillis))) {
      return drop();
    }
    Connected answer = Connected.accepted(connect.nonce(), me, id, addresses, certificate);
    return key.seal().seal(Purpose.CONNECTED, "", answer.json());
  }

  /** A living backup is not put aside by another node that bears the pair's key. */
  private Rejection secondBackup(Hello newcomer) {
    Hello linked = sessions.linked();
    if (linked == null || linked.nodeId().equals(newcomer.nodeId())) {
      return null;
    }
    return new Rejection(
        Reason.SAME_MODE,
        "node "
            + newcomer.name()
            + " is a second backup: the master is linked with "
            + linked.name());
  }

  private boolean take(MasterSession session, String json, ListenSink sink) {
    try {
      return sessions.take(session, Listen.read(Fields.of(json)), sink);
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Reports are numbered in the order in which they are taken, whichever way they are sent. */
  private byte[] said(MasterSession session, Purpose purpose, long answers, boolean goodbye) {
    synchronized (reports) {
      long peerAtMillis = sessions.peerAtMillis(session);
      long atMillis = clockMillis.getAsLong() - session.startMillis;
      Said said =
          new Said(
              answers,
              ++order,
              atMillis,
              peerAtMillis,
              own.report(),
              own.askedBy(),
              goodbye,
              keys.ids());
      return session.seal.seal(purpose, session.id, said.json());
    }
  }

  private static byte[] line(byte[] sealed) {
    return (new String(sealed, StandardCharsets.UTF_8) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private void work() {
    long nextTellMillis = clockMillis.getAsLong();
    while (!closed) {
      long waitMillis = Math.max(0, nextTellMillis - clockMillis.getAsLong());
      try {
        Runnable next = inbox.poll(Math.min(waitMillis, LOOK_MILLIS), TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        }
      } catch (InterruptedException e) {
        closed = true;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the redundant connection could not hand on what it brought", e);
      }
      long now = clockMillis.getAsLong();
      if (tellAsked.getAndSet(false) || now >= nextTellMillis) {
        nextTellMillis = now + times.pingRateMillis();
        stream(now);
      }
      askAtTheDoor(now);
      sessions.judge(now);
    }
    door.close();
  }

  private void askAtTheDoor(long nowMillis) {
    MasterSession linked = sessions.current();
    long heardMillis = linked == null ? 0 : sessions.heardMillis(linked);
    if (door.isShut(linked, heardMillis, nowMillis)) {
      sessions.gone(linked);
    }
  }

  private void stream(long nowMillis) {
    SessionRegister.Stream stream = sessions.stream();
    if (stream != null) {
      byte[] line = line(said(stream.session(), Purpose.STREAM, 0, false));
      sessions.offered(stream, stream.sink().offer(line), nowMillis);
    }
  }
}
