package switchover.link;

import java.util.List;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.status.Address;

/** One try to connect, from the backup's side. */
final class Dial {
  private final Hello own;
  private final String nonce = Nonce.fresh();
  private final Seal pairSeal;

  /** What came of it: exactly one of the three is not null. */
  record Outcome(Accepted accepted, Rejection rejection, String failure) {
    static Outcome rejected(Reason reason, String text) {
      return new Outcome(null, new Rejection(reason, text), null);
    }

    static Outcome failed(String failure) {
      return new Outcome(null, null, failure);
    }
  }

  /**
   * The master has accepted.
   *
   * @param id of the session
   * @param seal of the session
   * @param master who it is
   * @param addresses the backup's own, as the master sees them
   */
  record Accepted(String id, Seal seal, Hello master, List<Address> addresses) {}

  Dial(Hello own, Seal pairSeal) {
    this.own = own;
    this.pairSeal = pairSeal;
  }

  byte[] request() {
    return pairSeal.seal(Purpose.CONNECT, "", new Connect(own, nonce).json());
  }

  /** The outcome, from the master's answer. */
  Outcome outcome(byte[] sealed) {
    String json = pairSeal.open(Purpose.CONNECTED, "", sealed);
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
      return new Outcome(null, why, null);
    }
    Connected answer = Connected.read(json);
    if (!answer.answers().equals(nonce)) {
      return Outcome.failed("answered to another request");
    }
    Rejection why = answer.rejection();
    if (why == null) {
      why = Admission.check(own, answer.hello());
    }
    if (why != null) {
      return new Outcome(null, why, null);
    }
    Seal seal = pairSeal.forSession(own, answer.hello(), nonce, answer.nonce());
    return new Outcome(
        new Accepted(answer.nonce(), seal, answer.hello(), answer.addresses()), null, null);
  }
}
