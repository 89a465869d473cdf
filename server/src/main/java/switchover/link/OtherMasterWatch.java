package switchover.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import switchover.link.Rejection.Reason;
import switchover.settings.PairKey;
import switchover.settings.PairKeys;
import switchover.settings.WebAddress;
import switchover.status.Mode;
import switchover.thread.Rounds;

/**
 * Finds out whether there is another Master of the same pair. A master waits to be dialled, so that
 * two of them would never learn of each other, and both be Running. While it is not linked, this
 * one asks, wherever it knows the redundant node to be, for the status; a Master of its pair there
 * is a refusal like any other, and is dialled, to be refused by it, so that it knows too.
 *
 * <p>What a status says is not authenticated: that there is one is shown, and nothing else follows.
 * Thread-safe.
 */
public final class OtherMasterWatch implements AutoCloseable {
  static final int ROUND_MILLIS = 20_000;

  private static final int ANSWER_MILLIS = 1000;
  private static final int MOST_ADDRESSES = 10;
  private static final int MOST_TEXT = 200;

  private final OwnSide own;
  private final PairKeys keys;
  private final Refusals refusals;
  private final RefusalListener listener;
  private final Supplier<List<String>> addresses;
  private final BooleanSupplier linked;
  private final SSLSocketFactory anyCertificate =
      new CertificateGate().context().getSocketFactory();
  private final Rounds rounds = new Rounds("switchover-link-masters");
  private volatile OneShot underWay;

  /**
   * @param own what is asked of this node
   * @param keys of the pair
   * @param refusals of this node
   * @param listener is told of a refusal that is news
   * @param addresses URLs where the redundant node may be
   * @param linked whether the node is linked to its backup now
   */
  public OtherMasterWatch(
      OwnSide own,
      PairKeys keys,
      Refusals refusals,
      RefusalListener listener,
      Supplier<List<String>> addresses,
      BooleanSupplier linked) {
    this.own = own;
    this.keys = keys;
    this.refusals = refusals;
    this.listener = listener;
    this.addresses = addresses;
    this.linked = linked;
  }

  /** Begins to ask, at once and then every 20 s. */
  public void start() {
    rounds.start(this::round, ROUND_MILLIS);
  }

  @Override
  public void close() {
    OneShot last = underWay;
    if (last != null) {
      last.close();
    }
    rounds.close();
  }

  private void round() throws InterruptedException {
    List<String> known = addresses.get();
    for (String url : known.subList(0, Math.min(MOST_ADDRESSES, known.size()))) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Rejection why = linked.getAsBoolean() ? null : otherMaster(url);
      if (why != null) {
        refusals.tell(why, linked.getAsBoolean(), listener);
        dial(url);
      }
    }
  }

  /** Null where no other Master of this pair answers there. */
  private Rejection otherMaster(String url) {
    try {
      byte[] body = ask("GET", url + "/status", new byte[0]);
      Fields status = Fields.of(new String(body, StandardCharsets.UTF_8));
      Hello me = own.hello();
      boolean other =
          status.text("pair", 0, MOST_TEXT).equals(me.pair())
              && status.text("mode", 0, MOST_TEXT).equals(Mode.MASTER.word())
              && !status.text("nodeId", 0, MOST_TEXT).equals(me.nodeId());
      return other
          ? new Rejection(
              Reason.SAME_MODE,
              "another node, at "
                  + url
                  + ", is a Master of pair "
                  + me.pair()
                  + " too: a pair is one Master and one Backup")
          : null;
    } catch (IOException | MalformedException e) {
      return null;
    }
  }

  private void dial(String url) {
    for (PairKey key : keys.accepted()) {
      Dial dial = new Dial(own.hello(), PairSeals.Held.of(key), null, null);
      try {
        if (!dial.outcome(ask("POST", url + "/link/connect", dial.request())).isWrongKey()) {
          return;
        }
      } catch (IOException e) {
        // It has another key, or is gone: it is not told by this one.
      }
    }
  }

  private byte[] ask(String method, String url, byte[] body) throws IOException {
    WebAddress place = WebAddress.parse(url).address();
    if (place == null) {
      throw new IOException("no address: " + url);
    }
    try (OneShot shot = new OneShot(null)) {
      underWay = shot;
      CompletableFuture.delayedExecutor(ANSWER_MILLIS, TimeUnit.MILLISECONDS).execute(shot::close);
      InetSocketAddress to = new InetSocketAddress(place.host(), place.port());
      return shot.ask(method, URI.create(url), to, body, ANSWER_MILLIS, anyCertificate).body();
    }
  }
}
