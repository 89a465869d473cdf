package switchover.explore;

import switchover.decision.Answer;

/**
 * What the event brought that the page is taking in.
 *
 * @param request what the page had asked; null where it had asked nothing
 * @param said what came
 * @param counts whether it is the asked node's own word, in time, and not older than what the page
 *     knew when it asked
 * @param overtaken whether a newer word of the node came while this one was on its way
 */
record Evidence(Request request, Said said, boolean counts, boolean overtaken) {
  static final Evidence NONE = new Evidence(null, null, false, false);

  static Evidence answer(Ledger ledger, Request request, Said said, long nowMillis) {
    Answer answer = said.answer();
    if (!said.own() || answer == null || nowMillis > request.deadlineMillis()) {
      return new Evidence(request, said, false, false);
    }
    Ledger.Heard heard = ledger.heard(request.toMaster());
    boolean older = heard.laterThan(answer, nowMillis);
    boolean crossed = heard.atMillis() >= request.askedMillis();
    return new Evidence(request, said, !older || crossed, older);
  }

  /** Whether a status came that is no evidence. */
  boolean misleading() {
    return said != null && said.answer() != null && !counts;
  }

  /** Whether it is the answer of this node to the page's own question. */
  boolean from(boolean master) {
    return counts && request.toMaster() == master;
  }

  /** Whether it was said in the moment in which it came. */
  boolean ofNow() {
    return request == null || request.said() == null;
  }

  /** What the page has heard once it has heard this. */
  Ledger in(Ledger ledger, long nowMillis) {
    if (!counts) {
      return ledger.misses(request.toMaster());
    }
    return overtaken ? ledger : ledger.hears(request.toMaster(), said.answer(), nowMillis);
  }
}
