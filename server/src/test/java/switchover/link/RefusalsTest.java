package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import switchover.link.Rejection.Reason;

/** What is news of a refusal, and how long it stands. */
class RefusalsTest {
  private final AtomicLong clock = new AtomicLong(1000);
  private final Refusals refusals = new Refusals(clock::get);

  @Test
  void aReasonIsNewsOnceUntilTheNodesAreLinkedAndCountedEachTime() {
    assertTrue(refusals.note(why(Reason.WRONG_KEY, "first"), false));
    assertFalse(refusals.note(why(Reason.WRONG_KEY, "second"), false));
    assertEquals(2, refusals.counts().get(Reason.WRONG_KEY));
    refusals.clear();
    assertEquals(List.of(), refusals.standing());
    assertTrue(refusals.note(why(Reason.WRONG_KEY, "third"), false));
  }

  @Test
  void eachStandsAsLongAsItComesAgainAndKeepsItsText() {
    refusals.note(why(Reason.WRONG_KEY, "from one"), false);
    refusals.note(why(Reason.OTHER_PAIR, "line-4"), false);
    clock.addAndGet(Refusals.STANDS_MILLIS - 1);
    refusals.note(why(Reason.WRONG_KEY, "from another"), false);
    assertEquals("[OtherPair: line-4, WrongKey: from one]", refusals.standing().toString());
    clock.addAndGet(1);
    assertEquals("[WrongKey: from one]", refusals.standing().toString());
    clock.addAndGet(Refusals.STANDS_MILLIS);
    assertEquals(List.of(), refusals.standing());
    refusals.note(why(Reason.WRONG_KEY, "from another"), false);
    assertEquals("[WrongKey: from another]", refusals.standing().toString());
  }

  @Test
  void besidesALinkOnlyANodeThatHasTheKeyIsNewsAndNoneStands() {
    for (Reason reason : Reason.values()) {
      boolean news = refusals.note(why(reason, ""), true);
      assertEquals(reason == Reason.OTHER_PAIR || reason == Reason.SAME_MODE, news);
      assertEquals(1, refusals.counts().get(reason));
    }
    assertEquals(List.of(), refusals.standing());
  }

  private static Rejection why(Reason reason, String text) {
    return new Rejection(reason, text);
  }
}
