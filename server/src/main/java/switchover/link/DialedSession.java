package switchover.link;

import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import switchover.link.Seal.Purpose;

/**
 * One session, from the backup's side, while it lasts. Everything happens on the thread that calls
 * {@link #run}; answers and stream lines come to it by its inbox.
 */
final class DialedSession {
  private static final int MOST_GOODBYE_MILLIS = 100;

  /** A change of keys that brought no change is not tried again sooner. */
  private static final int RENEW_AGAIN_MILLIS = 10_000;

  private final Dial.Accepted accepted;
  private final Hello former;
  private final MasterHttp http;
  private final LinkTimes times;
  private final int sendMillis;
  private final OwnSide own;
  private final LinkListener listener;
  private final PairSeals keys;
  private final Runnable whenLinked;
  private final LongSupplier clockMillis;
  private final long startMillis;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final TreeMap<Long, Flight> flights = new TreeMap<>();
  private volatile boolean tellAsked;
  private volatile boolean closed;
  private StreamBody stream;
  private CompletableFuture<Void> opening;
  private long listens;
  private long streamHeardMillis;
  private long sequence;
  private long answered;
  private int missed;
  private long nextPingMillis;
  private long masterAtMillis;
  private long newestOrder;
  private boolean linked;
  private End end;

  /** A ping under way. */
  private record Flight(long sentMillis, CompletableFuture<byte[]> answer) {}

  /**
   * Why a session is over.
   *
   * @param broken whether the connection broke without a goodbye: the master may be gone
   * @param linked whether the nodes were linked, by this session or by the one that it renewed
   * @param renew whether the link goes on with a session by the next key
   */
  record End(String cause, boolean broken, boolean linked, boolean renew) {}

  /**
   * What a session works with.
   *
   * @param whenLinked called when the session stands
   */
  record Means(
      MasterHttp http,
      LinkTimes times,
      OwnSide own,
      LinkListener listener,
      PairSeals keys,
      Runnable whenLinked,
      LongSupplier clockMillis) {}

  /**
   * @param former the master of the session that this one renews, while the link stands; null for
   *     none
   * @param startMillis when it was begun to dial
   */
  DialedSession(Dial.Accepted accepted, Hello former, Means means, long startMillis) {
    this.accepted = accepted;
    this.former = former;
    this.http = means.http();
    this.times = means.times();
    this.sendMillis = times.sendMillis(accepted.master());
    this.own = means.own();
    this.listener = means.listener();
    this.keys = means.keys();
    this.whenLinked = means.whenLinked();
    this.clockMillis = means.clockMillis();
    this.startMillis = startMillis;
    this.nextPingMillis = startMillis;
  }

  /** Keeps the session until it is over. */
  End run() throws InterruptedException {
    try {
      while (end == null && !closed) {
        turn();
      }
      if (closed && wasLinked()) {
        sayGoodbye();
      }
      return end == null ? over("this node stops", false) : end;
    } finally {
      flights.values().forEach(flight -> flight.answer().cancel(true));
      endStream();
    }
  }

  /** The pair's key by which it was made. */
  PairSeals.Held key() {
    return accepted.key();
  }

  /** Sends this node's report as soon as no ping is under way. Any thread. */
  void tell() {
    if (!tellAsked) {
      tellAsked = true;
      wake();
    }
  }

  /** Says goodbye and ends. Any thread. */
  void close() {
    closed = true;
    wake();
  }

  private void wake() {
    inbox.add(() -> {});
  }

  private void turn() throws InterruptedException {
    long now = clockMillis.getAsLong();
    judge(now);
    if (end != null) {
      return;
    }
    if (mayPing(now)) {
      ping(now, false);
    }
    Runnable next = inbox.poll(Math.max(1, nextMillis() - now), TimeUnit.MILLISECONDS);
    if (next != null) {
      next.run();
    }
  }

  /** Pings overlap only where an answer is late, so that they come in order. */
  private boolean mayPing(long now) {
    boolean due = tellAsked || now >= nextPingMillis;
    boolean late =
        flights.isEmpty() || now - flights.lastEntry().getValue().sentMillis() >= sendMillis;
    return due && late;
  }

  private long nextMillis() {
    long next = nextPingMillis;
    if (!flights.isEmpty()) {
      long deadline = flights.firstEntry().getValue().sentMillis() + times.pingTimeoutMillis();
      next = Math.min(next, deadline);
    }
    return next;
  }

  private void judge(long now) {
    while (end == null
        && !flights.isEmpty()
        && now - flights.firstEntry().getValue().sentMillis() >= times.pingTimeoutMillis()) {
      long late = flights.firstKey();
      flights.remove(late).answer().cancel(true);
      miss(late, "no answer within " + times.pingTimeoutMillis() + " ms");
    }
    if (end == null && keys.isDropped(accepted.key())) {
      end = over(PairSeals.DROPPED, false);
    }
    if (end == null && stream != null && now - streamHeardMillis > times.lostMillis()) {
      listen(now);
    }
  }

  private CompletableFuture<byte[]> ping(long now, boolean goodbye) {
    tellAsked = false;
    nextPingMillis = now + sendMillis;
    long number = ++sequence;
    long atMillis = now - startMillis;
    Ping ping = new Ping(number, atMillis, masterAtMillis, own.report(), own.aside(), goodbye);
    byte[] sealed = accepted.seal().seal(Purpose.PING, accepted.id(), ping.json());
    CompletableFuture<byte[]> answer =
        linked ? http.post("/link/ping", sealed) : http.postAlone("/link/ping", sealed);
    flights.put(number, new Flight(now, answer));
    answer.whenComplete((body, failure) -> inbox.add(() -> land(number, body, failure)));
    return answer;
  }

  private void land(long number, byte[] body, Throwable failure) {
    Flight flight = flights.remove(number);
    if (flight == null || end != null) {
      return;
    }
    long now = clockMillis.getAsLong();
    if (failure != null) {
      miss(number, MasterHttp.cause(failure));
    } else if (now - flight.sentMillis() > times.pingTimeoutMillis()) {
      miss(number, "no answer within " + times.pingTimeoutMillis() + " ms");
    } else {
      takeAnswer(number, body, now);
    }
  }

  private void takeAnswer(long number, byte[] body, long now) {
    Said said = read(Purpose.ANSWER, body);
    if (said == null || said.answers() != number) {
      miss(number, "answered with something else than the master does");
      return;
    }
    answered = Math.max(answered, number);
    missed = 0;
    boolean first = !linked;
    if (first) {
      stand();
    }
    hear(said);
    if (first) {
      listen(now);
    }
    if (mustRenew(said, now)) {
      end = new End("the pair changes to its next key", false, true, true);
    }
  }

  private void stand() {
    linked = true;
    if (!accepted.master().equals(former)) {
      if (former != null) {
        listener.lost("the master started anew");
      }
      listener.linked(accepted.master(), accepted.addresses());
    }
    whenLinked.run();
  }

  /** Both nodes hold a newer key than that of this session. */
  private boolean mustRenew(Said said, long now) {
    String newest = keys.newest().id();
    boolean mayTry = former == null || now - startMillis >= RENEW_AGAIN_MILLIS;
    return mayTry && !newest.equals(accepted.key().id()) && said.keys().contains(newest);
  }

  private boolean wasLinked() {
    return linked || former != null;
  }

  private End over(String cause, boolean broken) {
    return new End(cause, broken, wasLinked(), false);
  }

  private void miss(long number, String cause) {
    if (number < answered) {
      return;
    }
    missed++;
    if (!linked) {
      end = over("first ping: " + cause, false);
    } else if (missed >= times.missedPings(sendMillis)) {
      end = over(missed + " pings in a row unanswered, the last: " + cause, false);
    }
  }

  private Said read(Purpose purpose, byte[] sealed) {
    String json = accepted.seal().open(purpose, accepted.id(), sealed);
    try {
      return json == null ? null : Said.read(Fields.of(json));
    } catch (MalformedException e) {
      return null;
    }
  }

  /** What was taken before something already heard says nothing any more. */
  private void hear(Said said) {
    if (said.order() > newestOrder) {
      newestOrder = said.order();
      listener.heard(said.report(), said.aside(), startMillis + said.echoMillis());
    }
    masterAtMillis = Math.max(masterAtMillis, said.atMillis());
  }

  private void listen(long now) {
    endStream();
    streamHeardMillis = now;
    String json = new Listen(++listens).json();
    byte[] sealed = accepted.seal().seal(Purpose.LISTEN, accepted.id(), json);
    StreamBody body = new StreamBody(inbox::add, this::takeLine, this::breakOff);
    stream = body;
    opening = http.stream("/link/listen", sealed, body);
    opening.whenComplete(
        (opened, failure) -> {
          if (failure != null) {
            inbox.add(() -> failOpening(body, failure));
          }
        });
  }

  private void failOpening(StreamBody body, Throwable failure) {
    if (body == stream) {
      breakOff(MasterHttp.cause(failure));
    }
  }

  private void takeLine(byte[] sealed) {
    Said said = end == null ? read(Purpose.STREAM, sealed) : null;
    if (said == null || said.answers() != 0) {
      return;
    }
    long now = clockMillis.getAsLong();
    streamHeardMillis = now;
    boolean fresh = now - startMillis - said.echoMillis() <= times.freshMillis();
    if (fresh) {
      hear(said);
    } else {
      masterAtMillis = Math.max(masterAtMillis, said.atMillis());
    }
    if (said.goodbye()) {
      end = over("the master said goodbye", false);
    }
  }

  private void breakOff(String cause) {
    if (end == null) {
      end = over(cause, true);
    }
  }

  private void endStream() {
    if (stream != null) {
      stream.cancel();
      opening.cancel(true);
    }
  }

  private void sayGoodbye() throws InterruptedException {
    try {
      ping(clockMillis.getAsLong(), true).get(MOST_GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      end = over("this node stops", false);
    }
  }
}
