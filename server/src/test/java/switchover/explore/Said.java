package switchover.explore;

import switchover.decision.Answer;
import switchover.decision.Outcome;

/**
 * What is on its way to the page, or has come.
 *
 * @param outcome what the production reader makes of it; never null
 * @param own whether it is the asked node's own word, be it an old one
 * @param words for the story
 */
record Said(Outcome outcome, boolean own, String words) {
  /** A status, where it is one; else null. */
  Answer answer() {
    return outcome.status();
  }
}
