package switchover.link;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.node.Report;
import switchover.status.NodeState;

/**
 * Takes the first word of whoever dials this node: drops what is not authentic, answers who does
 * not fit with the reason, and hands on the others. While keys are being changed it knows both, and
 * answers with the one that it was spoken to with. Thread-safe.
 */
final class Reception {
  private final PairSeals keys;
  private final OwnSide own;
  private final Refusals refusals;
  private final RefusalListener listener;
  private final BooleanSupplier linked;
  private final AtomicLong dropped = new AtomicLong();

  /** What is made of a node that fits. */
  interface Admit {
    /**
     * Answers it.
     *
     * @param key by which it has spoken
     * @return null to drop it
     */
    byte[] answer(PairSeals.Held key, Connect connect);
  }

  /**
   * @param listener is told of a refusal that is news
   * @param linked whether the node is linked now
   */
  Reception(
      PairSeals keys,
      OwnSide own,
      Refusals refusals,
      RefusalListener listener,
      BooleanSupplier linked) {
    this.keys = keys;
    this.own = own;
    this.refusals = refusals;
    this.listener = listener;
    this.linked = linked;
  }

  /**
   * Takes it.
   *
   * @param remoteIp where it comes from
   * @return the answer, which may be a refusal; null where it is dropped
   */
  byte[] connect(byte[] sealed, String remoteIp, Admit admit) {
    for (PairSeals.Held key : keys.readAnew()) {
      String json = key.seal().open(Purpose.CONNECT, "", sealed);
      if (json != null) {
        return connect(key, json, admit);
      }
    }
    if ("".equals(Seal.sessionOf(sealed))) {
      note(
          new Rejection(
              Reason.WRONG_KEY,
              "a node at "
                  + remoteIp
                  + " has another pair key: copy pair.key from the master's home to the"
                  + " backup's"));
    }
    return drop();
  }

  private byte[] connect(PairSeals.Held key, String json, Admit admit) {
    try {
      Fields fields = Fields.of(json);
      int contract = HelloJson.contract(fields);
      Hello me = own.hello();
      if (!Admission.versionsFit(me.contract(), contract)) {
        String nonce = fields.text("nonce", Nonce.CHARS, Nonce.CHARS);
        return refuse(key, nonce, Admission.version(me.contract(), contract));
      }
      Connect connect = Connect.read(fields);
      if (connect.refused() != null) {
        note(connect.refused());
      }
      Rejection why = Admission.check(me, connect.hello());
      return why == null ? admit.answer(key, connect) : refuse(key, connect.nonce(), why);
    } catch (MalformedException e) {
      return drop();
    }
  }

  /** Refuses who has said that nonce by that key; gives the answer. */
  byte[] refuse(PairSeals.Held key, String nonce, Rejection why) {
    note(why);
    Report report = own.report();
    long runningEpoch = report.state() == NodeState.RUNNING ? report.epoch() : 0;
    Connected answer = Connected.refused(nonce, why, runningEpoch);
    return key.seal().seal(Purpose.CONNECTED, "", answer.json());
  }

  /** Counts a message that gets no answer. */
  byte[] drop() {
    dropped.incrementAndGet();
    return null;
  }

  long dropped() {
    return dropped.get();
  }

  /** Counts a refusal, and tells it where it is news. */
  void note(Rejection why) {
    refusals.tell(why, linked.getAsBoolean(), listener);
  }
}
