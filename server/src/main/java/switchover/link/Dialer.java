package switchover.link;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import switchover.clock.MachineClock;
import switchover.link.Rejection.Reason;
import switchover.settings.PairKeys;
import switchover.settings.PinFile;

/**
 * The backup's end of the redundant connection: opens it and keeps it, dials anew at once when it
 * is lost and then as often as it sends, without end.
 *
 * <p>One thread does everything and calls the listener. Thread-safe.
 */
public final class Dialer implements Link {
  private static final System.Logger LOG = System.getLogger("switchover.link");
  private static final int UNAUTHORIZED = 401;
  private static final int MOST_CLOSE_MILLIS = 200;
  private static final int MOST_FIRST_TRY_MILLIS = 5000;

  /** What the master can't find out by itself. */
  private static final Set<Reason> TO_REPORT =
      EnumSet.of(Reason.OTHER_CERTIFICATE, Reason.SLOW_LINE);

  private final String masterAddress;
  private final String listensOn;
  private final PairSeals keys;
  private final MasterPin pin;
  private final LinkTimes times;
  private final OwnSide own;
  private final LinkListener listener;
  private final LongSupplier clockMillis = MachineClock.own();
  private final Refusals refusals;
  private final Thread thread = new Thread(this::work, "switchover-link-dialer");
  private final Object pause = new Object();
  private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
  private volatile DialedSession session;
  private volatile boolean closed;
  private final FailureNews news = new FailureNews();
  private final LateAnswers late = new LateAnswers(clockMillis);
  private Rejection toReport;
  private int sendMillis;

  /**
   * @param masterAddress absolute http or https URL of the master's node
   * @param listensOn the address of this machine on which this node listens, from which the master
   *     is dialled where that can be; null for all
   * @param keys of the pair
   * @param pin by which certificate the master is known; only for https
   * @param own what is asked of this node
   * @param refusals of this node
   * @param listener what is told to this node
   */
  public Dialer(
      String masterAddress,
      String listensOn,
      PairKeys keys,
      PinFile pin,
      LinkTimes times,
      OwnSide own,
      Refusals refusals,
      LinkListener listener) {
    this.masterAddress = masterAddress;
    this.listensOn = listensOn;
    this.keys = new PairSeals(keys);
    this.pin = new MasterPin(pin);
    this.times = times;
    this.sendMillis = times.pingRateMillis();
    this.own = own;
    this.refusals = refusals;
    this.listener = listener;
    thread.setDaemon(true);
  }

  /**
   * Begins to dial; once.
   *
   * @return complete when the first try has linked the nodes or failed, at the latest after 5 s. A
   *     process that has just started is slow: its silence before that says nothing of the master
   */
  public CompletionStage<Void> start() {
    thread.start();
    return firstTry.completeOnTimeout(null, MOST_FIRST_TRY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void tell() {
    DialedSession now = session;
    if (now != null) {
      now.tell();
    }
  }

  @Override
  public void close() {
    closed = true;
    late.forget();
    keys.close();
    DialedSession now = session;
    if (now == null) {
      thread.interrupt();
    } else {
      now.close();
    }
    synchronized (pause) {
      pause.notifyAll();
    }
    try {
      thread.join(MOST_CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Making the HTTP client takes a while, which must not hold up the start of the node. */
  private void work() {
    try (MasterHttp http = new MasterHttp(masterAddress, listensOn, times.pingTimeoutMillis())) {
      keepLinked(http);
    }
  }

  private void keepLinked(MasterHttp http) {
    while (!closed) {
      long begunMillis = clockMillis.getAsLong();
      try {
        dialAndStay(http);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the redundant connection failed by a fault of its own", e);
      } finally {
        session = null;
        firstTry.complete(null);
      }
      awaitUntil(begunMillis + sendMillis);
    }
  }

  /** Returns when a try has failed or a session is over, other than to change keys. */
  private void dialAndStay(MasterHttp http) throws InterruptedException {
    InetSocketAddress address = http.resolve();
    DialedSession.Means means =
        new DialedSession.Means(http, times, own, listener, keys, this::linked, clockMillis);
    Dial.Accepted former = null;
    DialedSession.End end;
    do {
      long startMillis = clockMillis.getAsLong();
      Dial.Outcome outcome = dial(http, former);
      if (outcome.accepted() == null) {
        note(outcome, former != null);
        return;
      }
      Dial.Accepted accepted = outcome.accepted();
      sendMillis = times.sendMillis(accepted.master());
      Hello before = former == null ? null : former.master();
      DialedSession next = new DialedSession(accepted, before, means, startMillis);
      session = next;
      end = next.run();
      former = accepted;
    } while (end.renew() && !closed);
    part(end, address);
  }

  private void linked() {
    DialedSession now = session;
    refusals.clear();
    late.forget();
    toReport = null;
    firstTry.complete(null);
    if (now != null) {
      keys.confirm(now.key());
    }
  }

  private void part(DialedSession.End end, InetSocketAddress address) {
    if (closed) {
      return;
    }
    if (!end.linked()) {
      noteFailure(end.cause());
      return;
    }
    news.clear();
    listener.lost(end.cause());
    long askedMillis = clockMillis.getAsLong();
    if (end.broken() && RefusalProbe.refusedTwice(address)) {
      listener.refused(askedMillis);
    }
  }

  /** By the present key, then by the next; to change keys the other way round. */
  private Dial.Outcome dial(MasterHttp http, Dial.Accepted former) throws InterruptedException {
    List<PairSeals.Held> order = new ArrayList<>(keys.readAnew());
    if (former != null) {
      Collections.reverse(order);
    }
    String renews = former == null ? null : former.id();
    Dial.Outcome outcome = null;
    for (PairSeals.Held key : order) {
      outcome = dial(http, new Dial(own.hello(), key, renews, toReport));
      if (!outcome.isWrongKey()) {
        break;
      }
    }
    return outcome;
  }

  private Dial.Outcome dial(MasterHttp http, Dial dial) throws InterruptedException {
    long askedMillis = clockMillis.getAsLong();
    CompletableFuture<MasterHttp.Answer> answer = http.connect(dial.request());
    try {
      MasterHttp.Answer given = answer.get(times.pingTimeoutMillis(), TimeUnit.MILLISECONDS);
      http.narrow(given.certificate());
      return pin.judge(dial.outcome(given.body()), given.certificate());
    } catch (TimeoutException e) {
      late.follow(answer, dial, askedMillis);
      return notInTime();
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      late.forget();
      return MasterHttp.status(e) == UNAUTHORIZED
          ? Dial.Outcome.rejected(
              Reason.WRONG_KEY,
              "the master does not accept this node's pair key: copy pair.key from the master's"
                  + " home to the backup's")
          : Dial.Outcome.failed(MasterHttp.cause(e));
    }
  }

  private Dial.Outcome notInTime() {
    int waitsMillis = times.pingTimeoutMillis();
    long tookMillis = late.tookMillis();
    return tookMillis == 0
        ? Dial.Outcome.failed("no answer within " + waitsMillis + " ms")
        : Dial.Outcome.rejected(Reason.SLOW_LINE, SlowLine.ofAnswers(tookMillis, waitsMillis));
  }

  private void note(Dial.Outcome outcome, boolean wasLinked) {
    if (closed) {
      return;
    }
    Rejection why = outcome.rejection();
    if (wasLinked) {
      listener.lost(why == null ? outcome.failure() : why.toString());
    }
    if (why == null) {
      noteFailure(outcome.failure());
      return;
    }
    toReport = TO_REPORT.contains(why.reason()) ? why : null;
    if (outcome.isKeptOut()) {
      listener.keptOut(outcome.runningEpoch());
    }
    refusals.tell(why, false, listener);
  }

  private void noteFailure(String failure) {
    if (!closed && news.isNews(failure, clockMillis.getAsLong())) {
      LOG.log(Level.WARNING, "cannot link to the master at {0}: {1}", masterAddress, failure);
    }
  }

  private void awaitUntil(long untilMillis) {
    synchronized (pause) {
      long leftMillis = untilMillis - clockMillis.getAsLong();
      while (!closed && leftMillis > 0) {
        try {
          pause.wait(leftMillis);
        } catch (InterruptedException e) {
          closed = true;
        }
        leftMillis = untilMillis - clockMillis.getAsLong();
      }
    }
  }
}
