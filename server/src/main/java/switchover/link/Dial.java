package switchover.link;

import java.util.List;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.status.Address;

/** One try to connect by one key, from the backup's side. */
final class Dial {
  private final Hello own;
  private final PairSeals.Held key;
  private final Connect connect;

  /**
   * What came of it: exactly one of the first three is not null.
   *
   * @param runningEpoch where the master has refused and is Running, its epoch; else 0
   */
  record Outcome(Accepted accepted, Rejection rejection, String failure, long runningEpoch) {
    static Outcome rejected(Reason reason, String text) {
      return new Outcome(null, new Rejection(reason, text), null, 0);
    }

    static Outcome failed(String failure) {
      return new Outcome(null, null, failure, 0);
    }

    /** The other node of the pair, in a version that can't be linked to, is Running. */
    boolean isKeptOut() {
      boolean byVersion = rejection != null && rejection.reason() == Reason.VERSION;
      return byVersion && runningEpoch > 0;
    }

    boolean isWrongKey() {
      return rejection != null && rejection.reason() == Reason.WRONG_KEY;
    }
  }

  /**
   * The master has accepted.
   *
   * @param id of the session
   * @param key of the pair, by which it was made
   * @param seal of the session
   * @param master who it is
   * @param addresses the backup's own, as the master sees them
   * @param certificate that the master says it presents; null where it doesn't know
   */
  record Accepted(
      String id,
      PairSeals.Held key,
      Seal seal,
      Hello master,
      List<Address> addresses,
      String certificate) {}

  /**
   * @param key by which the master is spoken to
   * @param renews id of the session that this one is to go on with; null for none
   * @param refused why the master's answer before this was refused; null where it was not
   */
  Dial(Hello own, PairSeals.Held key, String renews, Rejection refused) {
    this.own = own;
    this.key = key;
    this.connect = new Connect(own, Nonce.fresh(), renews, refused);
  }

  byte[] request() {
    return key.seal().seal(Purpose.CONNECT, "", connect.json());
  }

  /** The outcome, from the master's answer. */
  Outcome outcome(byte[] sealed) {
    String json = key.seal().open(Purpose.CONNECTED, "", sealed);
    if (json == null) {
      return Seal.sessionOf(sealed) == null
          ? Outcome.failed("answered with something else than a node does")
          : Outcome.rejected(Reason.WRONG_KEY, "the master answered with another pair key");
    }
    try {
      return outcome(Fields.of(json));
    } catch (MalformedException e) {
      return Outcome.failed("answered what can't be understood: " + e.getMessage());
    }
  }

  private Outcome outcome(Fields json) throws MalformedException {
    if (!json.has("refused") && !Admission.versionsFit(own.contract(), HelloJson.contract(json))) {
      Rejection why = Admission.version(own.contract(), HelloJson.contract(json));
      return new Outcome(null, why, null, 0);
    }
    Connected answer = Connected.read(json);
    if (!answer.answers().equals(connect.nonce())) {
      return Outcome.failed("answered to another request");
    }
    Rejection why = answer.rejection();
    if (why == null) {
      why = Admission.check(own, answer.hello());
    }
    if (why != null) {
      return new Outcome(null, why, null, answer.runningEpoch());
    }
    Seal seal = key.seal().forSession(own, answer.hello(), connect.nonce(), answer.nonce());
    Accepted accepted =
        new Accepted(
            answer.nonce(), key, seal, answer.hello(), answer.addresses(), answer.certificate());
    return new Outcome(accepted, null, null, 0);
  }
}
