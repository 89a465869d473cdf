package switchover.link;

import java.util.List;
import switchover.status.Address;

/**
 * The master's side of one session: what was last heard in it and where its stream goes. Not
 * thread-safe: guarded by the {@link SessionRegister}'s lock.
 */
final class MasterSession {
  final String id;
  final PairSeals.Held key;
  final Seal seal;
  final Hello backup;
  final String backupNonce;
  private final String renews;
  final List<Address> addresses;
  final int sendMillis;
  final long startMillis;
  private long lastSequence;
  private long lastListen;
  private long peerAtMillis;
  private long heardMillis;
  private ListenSink sink;
  private boolean streamBroken;
  private long busySinceMillis = -1;

  /**
   * @param id which is also the master's nonce
   * @param key of the pair, by which the backup has spoken
   * @param master who answers
   * @param sendMillis how often each node sends to the other
   */
  MasterSession(
      String id,
      PairSeals.Held key,
      Hello master,
      Connect connect,
      List<Address> addresses,
      int sendMillis,
      long nowMillis) {
    this.id = id;
    this.key = key;
    this.seal = key.seal().forSession(connect.hello(), master, connect.nonce(), id);
    this.renews = connect.renews();
    this.backup = connect.hello();
    this.backupNonce = connect.nonce();
    this.addresses = addresses;
    this.sendMillis = sendMillis;
    this.startMillis = nowMillis;
    this.heardMillis = nowMillis;
  }

  /** Whether this is the other session's link, by another key: same process, same addresses. */
  boolean renews(MasterSession other) {
    return other.id.equals(renews)
        && other.backup.equals(backup)
        && other.addresses.equals(addresses);
  }

  /** Whether the ping is the next one; one that came before, or was overtaken, is not. */
  boolean takes(Ping ping) {
    if (ping.sequence() <= lastSequence) {
      return false;
    }
    lastSequence = ping.sequence();
    return true;
  }

  /** From now on this node's words are made in the knowledge of that ping. */
  void knowsOf(Ping ping) {
    peerAtMillis = Math.max(peerAtMillis, ping.atMillis());
  }

  /** Whether the ping was made a short time ago, and did not wait in a buffer while we slept. */
  boolean isFresh(Ping ping, LinkTimes times, long nowMillis) {
    return nowMillis - saidSinceMillis(ping) <= times.freshMillis();
  }

  /** The moment of this node's clock after which the ping was made. */
  long saidSinceMillis(Ping ping) {
    return startMillis + ping.echoMillis();
  }

  void heardAt(long nowMillis) {
    heardMillis = nowMillis;
  }

  long heardMillis() {
    return heardMillis;
  }

  boolean takes(Listen listen) {
    if (listen.number() <= lastListen) {
      return false;
    }
    lastListen = listen.number();
    return true;
  }

  long peerAtMillis() {
    return peerAtMillis;
  }

  /** The stream goes here from now on; the former one, if any, is returned to be ended. */
  ListenSink stream(ListenSink next) {
    ListenSink former = sink;
    sink = next;
    streamBroken = next == null;
    busySinceMillis = -1;
    return former;
  }

  ListenSink sink() {
    return sink;
  }

  /** Notes what became of a line; true where the stream must be given up. */
  boolean mustDrop(ListenSink.Offer offer, LinkTimes times, long nowMillis) {
    if (offer == ListenSink.Offer.TAKEN) {
      busySinceMillis = -1;
      return false;
    }
    if (offer == ListenSink.Offer.BUSY && busySinceMillis < 0) {
      busySinceMillis = nowMillis;
    }
    return offer == ListenSink.Offer.GONE
        || nowMillis - busySinceMillis >= 2L * times.pingTimeoutMillis();
  }

  /** Why the session is over; null where it is not. */
  String lostCause(LinkTimes times, long nowMillis) {
    long silentMillis = nowMillis - heardMillis;
    if (silentMillis > times.lostMillis()) {
      return "no ping for " + silentMillis + " ms";
    }
    if (streamBroken && silentMillis > times.freshMillis()) {
      return "the backup broke off the connection, no ping for " + silentMillis + " ms";
    }
    return null;
  }
}
