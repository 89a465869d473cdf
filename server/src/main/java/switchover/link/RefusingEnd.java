package switchover.link;

import java.util.function.BooleanSupplier;
import switchover.settings.PairKeys;

/**
 * Where a backup is dialled: it takes no connection, and says why not to another backup and to
 * itself. A master does not dial it; no session is ever made here, so that pings are dropped.
 * Thread-safe.
 */
public final class RefusingEnd implements Entrance {
  private final PairSeals keys;
  private final Reception reception;
  private volatile boolean closed;

  /**
   * @param keys of the pair
   * @param own what is asked of this node
   * @param refusals of this node
   * @param listener is told of a refusal that is news
   * @param linked whether the node is linked to its master now
   */
  public RefusingEnd(
      PairKeys keys,
      OwnSide own,
      Refusals refusals,
      RefusalListener listener,
      BooleanSupplier linked) {
    this.keys = new PairSeals(keys);
    this.reception = new Reception(this.keys, own, refusals, listener, linked);
  }

  @Override
  public byte[] connect(byte[] sealed, String remoteIp, String certificate) {
    return reception.connect(sealed, remoteIp, (key, connect) -> reception.drop());
  }

  @Override
  public byte[] ping(byte[] sealed) {
    return reception.drop();
  }

  @Override
  public boolean listen(byte[] sealed, ListenSink sink) {
    reception.drop();
    return false;
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
    keys.close();
  }
}
