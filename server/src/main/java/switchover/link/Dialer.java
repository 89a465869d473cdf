package switchover.link;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import switchover.link.Rejection.Reason;
import switchover.settings.PairKey;

/**
 * The backup's end of the redundant connection: opens it and keeps it, dials anew at once when it
 * is lost and then with each ping rate, without end.
 *
 * <p>One thread does everything and calls the listener. Thread-safe.
 */
public final class Dialer implements Link {
  private static final System.Logger LOG = System.getLogger("switchover.link");
  private static final int UNAUTHORIZED = 401;
  private static final int MOST_CLOSE_MILLIS = 200;
  private static final int MOST_FIRST_TRY_MILLIS = 5000;

  private final String masterAddress;
  private final Seal pairSeal;
  private final LinkTimes times;
  private final OwnSide own;
  private final LinkListener listener;
  private final LongSupplier clockMillis;
  private final Thread thread = new Thread(this::work, "switchover-link-dialer");
  private final Object pause = new Object();
  private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
  private volatile DialedSession session;
  private volatile boolean closed;
  private Reason lastRejection;
  private String lastFailure;

  /**
   * @param masterAddress absolute http or https URL of the master's node
   * @param key of the pair
   * @param own what is asked of this node
   * @param listener what is told to this node
   */
  public Dialer(
      String masterAddress, PairKey key, LinkTimes times, OwnSide own, LinkListener listener) {
    this(masterAddress, new Seal(key.bytes()), times, own, listener);
  }

  Dialer(String masterAddress, Seal pairSeal, LinkTimes times, OwnSide own, LinkListener listener) {
    this.masterAddress = masterAddress;
    this.pairSeal = pairSeal;
    this.times = times;
    this.own = own;
    this.listener = listener;
    this.clockMillis = () -> System.nanoTime() / 1_000_000;
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
    try (MasterHttp http = new MasterHttp(masterAddress, times.pingTimeoutMillis())) {
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
      awaitUntil(begunMillis + times.pingRateMillis());
    }
  }

  /** Returns when a try has failed or a session is over. */
  private void dialAndStay(MasterHttp http) throws InterruptedException {
    InetSocketAddress address = http.resolve();
    long startMillis = clockMillis.getAsLong();
    Dial dial = new Dial(own.hello(), pairSeal);
    Dial.Outcome outcome = dial(http, dial);
    if (outcome.accepted() == null) {
      note(outcome);
      return;
    }
    DialedSession next =
        new DialedSession(
            outcome.accepted(),
            http,
            times,
            own,
            listener,
            () -> firstTry.complete(null),
            clockMillis,
            startMillis);
    session = next;
    if (!closed) {
      part(next.run(), address);
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
    lastRejection = null;
    lastFailure = null;
    listener.lost(end.cause());
    if (end.broken() && RefusalProbe.refusedTwice(address)) {
      listener.refused();
    }
  }

  private Dial.Outcome dial(MasterHttp http, Dial dial) throws InterruptedException {
    CompletableFuture<byte[]> answer = http.post("/link/connect", dial.request());
    try {
      return dial.outcome(answer.get(times.pingTimeoutMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Dial.Outcome.failed("no answer within " + times.pingTimeoutMillis() + " ms");
    } catch (ExecutionException e) {
      return MasterHttp.status(e) == UNAUTHORIZED
          ? Dial.Outcome.rejected(
              Reason.WRONG_KEY,
              "the master does not accept this node's pair key: copy pair.key from the master's"
                  + " home to the backup's")
          : Dial.Outcome.failed(MasterHttp.cause(e));
    }
  }

  private void note(Dial.Outcome outcome) {
    if (closed) {
      return;
    }
    if (outcome.rejection() == null) {
      noteFailure(outcome.failure());
    } else if (outcome.rejection().reason() != lastRejection) {
      lastRejection = outcome.rejection().reason();
      lastFailure = null;
      listener.rejected(outcome.rejection());
    }
  }

  private void noteFailure(String failure) {
    if (!failure.equals(lastFailure) && !closed) {
      lastFailure = failure;
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
