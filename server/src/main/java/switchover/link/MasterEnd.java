package switchover.link;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import switchover.clock.MachineClock;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.settings.PairKeys;
import switchover.status.Address;

/**
 * The master's end of the redundant connection.
 *
 * <p>Thread-safe. Nothing here waits for a peer; only a connect may wait a little for the name
 * service, and for the disk where the keys' files have changed.
 */
public final class MasterEnd implements Link, Entrance {
  private static final System.Logger LOG = System.getLogger("switchover.link");

  /** How often the linked session is looked at, at least. */
  private static final int LOOK_MILLIS = 50;

  private static final int MOST_NAME_LOOKUP_MILLIS = 500;

  private final PairSeals keys;
  private final LinkTimes times;
  private final OwnSide own;
  private final LongSupplier clockMillis;
  private final NameLookup names;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final SessionRegister sessions;
  private final BackupDoor door;
  private final Refusals refusals;
  private final Reception reception;
  private final AtomicBoolean tellAsked = new AtomicBoolean();
  private final AtomicInteger latePings = new AtomicInteger();
  private final Object reports = new Object();
  private final Thread thread = new Thread(this::work, "switchover-link-master");
  private long order;
  private volatile boolean closed;

  /**
   * @param keys of the pair
   * @param own what is asked of this node
   * @param refusals of this node
   * @param listener what is told to this node
   */
  public MasterEnd(
      PairKeys keys, LinkTimes times, OwnSide own, Refusals refusals, LinkListener listener) {
    this(keys, times, own, refusals, listener, MachineClock.own());
  }

  MasterEnd(
      PairKeys keys,
      LinkTimes times,
      OwnSide own,
      Refusals refusals,
      LinkListener listener,
      LongSupplier clockMillis) {
    this.keys = new PairSeals(keys);
    this.times = times;
    this.own = own;
    this.refusals = refusals;
    this.clockMillis = clockMillis;
    this.names = new NameLookup(clockMillis);
    this.sessions = new SessionRegister(times, listener, inbox::add);
    this.reception =
        new Reception(
            this.keys,
            own,
            refusals,
            why -> inbox.add(() -> listener.rejected(why)),
            () -> sessions.linked() != null);
    this.door = new BackupDoor(times, () -> inbox.add(() -> {}));
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public byte[] connect(byte[] sealed, String remoteIp, String certificate) {
    return reception.connect(
        sealed, remoteIp, (key, connect) -> admit(key, connect, remoteIp, certificate));
  }

  @Override
  public byte[] ping(byte[] sealed) {
    MasterSession session = sessions.find(Seal.sessionOf(sealed));
    String json = session == null ? null : session.seal.open(Purpose.PING, session.id, sealed);
    if (json == null) {
      return reception.drop();
    }
    try {
      Ping ping = Ping.read(Fields.of(json));
      long nowMillis = clockMillis.getAsLong();
      SessionRegister.Taken taken = sessions.take(session, ping, nowMillis);
      if (taken == SessionRegister.Taken.NO) {
        return reception.drop();
      }
      if (taken == SessionRegister.Taken.LATE) {
        noteLate(nowMillis - session.saidSinceMillis(ping));
      }
      if (taken == SessionRegister.Taken.LINKED) {
        latePings.set(0);
        refusals.clear();
        keys.confirm(session.key);
      }
      return said(session, Purpose.ANSWER, ping.sequence(), ping.goodbye());
    } catch (MalformedException e) {
      return reception.drop();
    }
  }

  /** The backup may take itself for linked: only this node knows. */
  private void noteLate(long oldMillis) {
    if (latePings.incrementAndGet() >= SlowLine.ENOUGH) {
      String why = SlowLine.ofPings(oldMillis, times.freshMillis());
      reception.note(new Rejection(Reason.SLOW_LINE, why));
    }
  }

  @Override
  public boolean listen(byte[] sealed, ListenSink sink) {
    MasterSession session = sessions.find(Seal.sessionOf(sealed));
    String json = session == null ? null : session.seal.open(Purpose.LISTEN, session.id, sealed);
    if (json == null || !take(session, json, sink)) {
      reception.drop();
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

  @Override
  public long dropped() {
    return reception.dropped();
  }

  @Override
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

  private byte[] admit(PairSeals.Held key, Connect connect, String remoteIp, String certificate) {
    Rejection why = secondBackup(connect.hello());
    if (why != null) {
      return reception.refuse(key, connect.nonce(), why);
    }
    Hello me = own.hello();
    InetAddress remote = RemoteHost.ip(remoteIp);
    int patienceMillis = Math.min(MOST_NAME_LOOKUP_MILLIS, times.pingTimeoutMillis() / 2);
    boolean named = names.leadsTo(connect.hello().hostName(), remote, patienceMillis);
    List<Address> addresses =
        BackupAddresses.of(connect.hello(), remote, named, MasterEnd::logUnusable);
    String id = Nonce.fresh();
    long nowMillis = clockMillis.getAsLong();
    int sendMillis = times.sendMillis(connect.hello());
    if (!sessions.await(
        new MasterSession(id, key, me, connect, addresses, sendMillis, nowMillis))) {
      return reception.drop();
    }
    Connected answer = Connected.accepted(connect.nonce(), me, id, addresses, certificate);
    return key.seal().seal(Purpose.CONNECTED, "", answer.json());
  }

  private static void logUnusable(String why) {
    LOG.log(Level.WARNING, "an address of the backup is left out: {0}", why);
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
              own.aside(),
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
        nextTellMillis = now + sendMillis();
        stream(now);
      }
      askAtTheDoor(now);
      sessions.endThoseBy(keys::isDropped);
      sessions.judge(now);
    }
    door.close();
  }

  private int sendMillis() {
    MasterSession linked = sessions.current();
    return linked == null ? times.pingRateMillis() : linked.sendMillis;
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
