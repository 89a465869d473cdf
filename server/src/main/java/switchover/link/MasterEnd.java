package switchover.link;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.node.Report;
import switchover.settings.PairKey;
import switchover.status.Address;

/**
 * The master's end of the redundant connection: bodies in, bodies out, whatever carries them.
 *
 * <p>A connect makes a session that waits for its first ping; only that proves that the other end
 * knows the session's key, links the two nodes and ends the former session. So a connect that was
 * recorded and sent again changes nothing.
 *
 * <p>Thread-safe. Nothing here waits for a peer; only a connect may wait a little for the name
 * service.
 */
public final class MasterEnd implements Link {
  private static final System.Logger LOG = System.getLogger("switchover.link");
  private static final int MOST_WAITING = 32;
  private static final int MOST_NAME_LOOKUP_MILLIS = 500;

  private final Seal pairSeal;
  private final LinkTimes times;
  private final OwnSide own;
  private final LinkListener listener;
  private final LongSupplier clockMillis;
  private final NameLookup names;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final AtomicBoolean tellAsked = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  private final Object reports = new Object();
  private final Object lock = new Object();
  private final Deque<MasterSession> waiting = new ArrayDeque<>();
  private final Thread thread = new Thread(this::work, "switchover-link-master");
  private MasterSession current;
  private Reason lastRejection;
  private long order;
  private volatile boolean closed;

  /**
   * @param key of the pair
   * @param own what is asked of this node
   * @param listener what is told to this node
   */
  public MasterEnd(PairKey key, LinkTimes times, OwnSide own, LinkListener listener) {
    this(new Seal(key.bytes()), times, own, listener, () -> System.nanoTime() / 1_000_000);
  }

  MasterEnd(
      Seal pairSeal,
      LinkTimes times,
      OwnSide own,
      LinkListener listener,
      LongSupplier clockMillis) {
    this.pairSeal = pairSeal;
    this.times = times;
    this.own = own;
    this.listener = listener;
    this.clockMillis = clockMillis;
    this.names = new NameLookup(clockMillis);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the backup's first message.
   *
   * @param remoteIp where it comes from
   * @return the answer, which may be a refusal; null where the message is not authentic
   */
  public byte[] connect(byte[] sealed, String remoteIp) {
    String json = pairSeal.open(Purpose.CONNECT, "", sealed);
    if (json == null) {
      if ("".equals(Seal.sessionOf(sealed))) {
        rejectWrongKey(remoteIp);
      }
      return drop();
    }
    try {
      Fields fields = Fields.of(json);
      int contract = HelloJson.contract(fields);
      int ownContract = own.hello().contract();
      if (!Admission.versionsFit(ownContract, contract)) {
        String nonce = fields.text("nonce", Nonce.CHARS, Nonce.CHARS);
        return refuse(nonce, Admission.version(ownContract, contract));
      }
      return admit(Connect.read(fields), remoteIp);
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
    MasterSession session = session(Seal.sessionOf(sealed));
    String json = session == null ? null : session.seal.open(Purpose.PING, session.id, sealed);
    if (json == null) {
      return drop();
    }
    try {
      Ping ping = Ping.read(Fields.of(json));
      if (!take(session, ping)) {
        return drop();
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
    MasterSession session = session(Seal.sessionOf(sealed));
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

  /** Whether this end has been closed; it answers nothing any more. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    MasterSession last;
    synchronized (lock) {
      closed = true;
      last = current;
      current = null;
      waiting.clear();
    }
    if (last != null && last.sink() != null) {
      last.sink().offer(line(said(last, Purpose.STREAM, 0, true)));
      last.sink().end();
    }
    names.close();
    inbox.add(() -> {});
  }

  private byte[] drop() {
    dropped.incrementAndGet();
    return null;
  }

  private void rejectWrongKey(String remoteIp) {
    synchronized (lock) {
      if (current == null) {
        reject(
            new Rejection(
                Reason.WRONG_KEY,
                "a node at "
                    + remoteIp
                    + " has another pair key: copy pair.key from the master's home to the backup's"));
      }
    }
  }

  private byte[] refuse(String nonce, Rejection why) {
    synchronized (lock) {
      reject(why);
    }
    return pairSeal.seal(Purpose.CONNECTED, "", Connected.refused(nonce, why).json());
  }

  private void reject(Rejection why) {
    if (why.reason() != lastRejection) {
      lastRejection = why.reason();
      inbox.add(() -> listener.rejected(why));
    }
  }

  private byte[] admit(Connect connect, String remoteIp) {
    Hello me = own.hello();
    Rejection why = Admission.check(me, connect.hello());
    if (why == null) {
      why = secondBackup(connect.hello());
    }
    if (why != null) {
      return refuse(connect.nonce(), why);
    }
    InetAddress remote = RemoteHost.ip(remoteIp);
    int patienceMillis = Math.min(MOST_NAME_LOOKUP_MILLIS, times.pingTimeoutMillis() / 2);
    boolean named = names.leadsTo(connect.hello().hostName(), remote, patienceMillis);
    List<Address> addresses = BackupAddresses.of(connect.hello(), remote, named);
    String id = Nonce.fresh();
    Seal seal = pairSeal.forSession(connect.hello(), me, connect.nonce(), id);
    MasterSession session =
        new MasterSession(id, seal, connect, addresses, clockMillis.getAsLong());
    if (!await(session)) {
      return drop();
    }
    String json = Connected.accepted(connect.nonce(), me, id, addresses).json();
    return pairSeal.seal(Purpose.CONNECTED, "", json);
  }

  /** A living backup is not put aside by another node that bears the pair's key. */
  private Rejection secondBackup(Hello newcomer) {
    synchronized (lock) {
      if (current == null || current.backup.nodeId().equals(newcomer.nodeId())) {
        return null;
      }
      return new Rejection(
          Reason.SAME_MODE,
          "node "
              + newcomer.name()
              + " is a second backup: the master is linked with "
              + current.backup.name());
    }
  }

  /** Lets the session wait for its first ping; false where its nonce was used before. */
  private boolean await(MasterSession session) {
    synchronized (lock) {
      waiting.removeIf(old -> session.startMillis - old.startMillis > times.freshMillis());
      boolean used = current != null && current.backupNonce.equals(session.backupNonce);
      for (MasterSession other : waiting) {
        used |= other.backupNonce.equals(session.backupNonce);
      }
      if (used || closed) {
        return false;
      }
      if (waiting.size() == MOST_WAITING) {
        waiting.removeFirst();
      }
      waiting.addLast(session);
      return true;
    }
  }

  private MasterSession session(String id) {
    synchronized (lock) {
      if (current != null && current.id.equals(id)) {
        return current;
      }
      for (MasterSession session : waiting) {
        if (session.id.equals(id)) {
          return session;
        }
      }
      return null;
    }
  }

  private boolean take(MasterSession session, Ping ping) {
    synchronized (lock) {
      boolean known = session == current || waiting.contains(session);
      if (closed || !known || !session.takes(ping)) {
        return false;
      }
      long now = clockMillis.getAsLong();
      if (session.isFresh(ping, times, now)) {
        if (session != current) {
          link(session);
        }
        session.heardAt(now);
        Report report = ping.report();
        inbox.add(() -> listener.heard(report));
      }
      if (ping.goodbye() && session == current) {
        lose("the backup said goodbye");
      }
      return true;
    }
  }

  private boolean take(MasterSession session, String json, ListenSink sink) {
    try {
      Listen listen = Listen.read(Fields.of(json));
      synchronized (lock) {
        if (session != current || !session.takes(listen)) {
          return false;
        }
        endSink(session.stream(sink));
        return true;
      }
    } catch (MalformedException e) {
      return false;
    }
  }

  private void link(MasterSession session) {
    if (current != null) {
      lose("the backup connected anew");
    }
    waiting.remove(session);
    current = session;
    lastRejection = null;
    inbox.add(() -> listener.linked(session.backup, session.addresses));
  }

  private void lose(String cause) {
    endSink(current.stream(null));
    current = null;
    inbox.add(() -> listener.lost(cause));
  }

  /** Sinks are foreign code: not called under the lock. */
  private void endSink(ListenSink sink) {
    if (sink != null) {
      inbox.add(sink::end);
    }
  }

  /** Reports are numbered in the order in which they are taken, whichever way they are sent. */
  private byte[] said(MasterSession session, Purpose purpose, long answers, boolean goodbye) {
    synchronized (reports) {
      long peerAtMillis;
      synchronized (lock) {
        peerAtMillis = session.peerAtMillis();
      }
      long atMillis = clockMillis.getAsLong() - session.startMillis;
      Said said = new Said(answers, ++order, atMillis, peerAtMillis, own.report(), goodbye);
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
        Runnable next =
            inbox.poll(Math.min(waitMillis, times.pingRateMillis()), TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the redundant connection could not hand on what it brought", e);
      }
      long now = clockMillis.getAsLong();
      if (tellAsked.getAndSet(false) || now >= nextTellMillis) {
        nextTellMillis = now + times.pingRateMillis();
        stream(now);
      }
      judge(now);
    }
  }

  private void stream(long nowMillis) {
    MasterSession session;
    ListenSink sink;
    synchronized (lock) {
      session = current;
      sink = session == null ? null : session.sink();
    }
    if (sink == null) {
      return;
    }
    ListenSink.Offer offer = sink.offer(line(said(session, Purpose.STREAM, 0, false)));
    synchronized (lock) {
      if (session.sink() == sink && session.mustDrop(offer, times, nowMillis)) {
        endSink(session.stream(null));
      }
    }
  }

  private void judge(long nowMillis) {
    synchronized (lock) {
      String cause = current == null ? null : current.lostCause(times, nowMillis);
      if (cause != null) {
        lose(cause);
      }
    }
  }
}
