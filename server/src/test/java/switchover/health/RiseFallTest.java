package switchover.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiseFallTest {
  private static final int INTERVAL_MILLIS = 1000;
  private static final int TIMEOUT_MILLIS = 500;
  private static final int TOOK_MILLIS = 3;
  private long nowMillis = 5_000_000;

  /** In a run of checks, + is a good one and - a failed one; the verdict is that after the last. */
  @ParameterizedTest
  @CsvSource({
    "2, 3, '',         unknown",
    "2, 3, '+',        unknown",
    "2, 3, '++',       well",
    "2, 3, '--',       unknown",
    "2, 3, '---',      sick",
    "2, 3, '+-+-+-+-', unknown",
    "2, 3, '--++',     well",
    "2, 3, '++--',     well",
    "2, 3, '++--+--',  well",
    "2, 3, '++---',    sick",
    "2, 3, '++---+',   sick",
    "2, 3, '++---+-+', sick",
    "2, 3, '++---++',  well",
    "2, 3, '---++---', sick",
    "1, 1, '+',        well",
    "1, 1, '-',        sick",
    "1, 1, '+-+',      well",
    "3, 1, '+++-++',   sick",
    "3, 1, '+++-+++',  well",
  })
  void judgesByChecksInARow(int rise, int fall, String checks, String expected) {
    assertEquals(expected, word(after(start(rise, fall), checks)));
  }

  @Test
  void theReasonIsThatOfTheCheckThatDecided() {
    RiseFall risen = after(start(1, 2), "+");
    RiseFall once = risen.after(false, "refused", nowMillis, nowMillis + 1);
    RiseFall twice = once.after(false, "no answer", nowMillis + 1000, nowMillis + 1001);
    assertEquals(new Verdict(false, "no answer"), twice.verdict());
  }

  @Test
  void aVerdictThatHoldsStaysTheSameObject() {
    RiseFall risen = after(start(2, 3), "++");
    assertSame(risen.verdict(), after(risen, "+--++").verdict());
  }

  @Test
  void itTakesNoPartInWhatCameBefore() {
    RiseFall start = start(1, 1);
    after(start, "+");
    assertNull(start.verdict());
  }

  /** The node itself was stopped in the middle of a check: its timeout says nothing. */
  @Test
  void aFailureLongAfterItsTimeoutIsNoEvidence() {
    RiseFall checks = after(start(2, 3), "++--");
    long wokenMillis = nowMillis + 60_000;
    RiseFall resumed = checks.after(false, "no answer", nowMillis, wokenMillis);
    assertSame(checks, resumed);
  }

  @Test
  void aFailureLittleAfterItsTimeoutCounts() {
    RiseFall checks = after(start(2, 3), "++--");
    long endMillis = nowMillis + TIMEOUT_MILLIS + RiseFall.HELD_UP_MILLIS;
    assertEquals("sick", word(checks.after(false, "no answer", nowMillis, endMillis)));
  }

  /** The node itself was stopped between two checks: they do not follow each other. */
  @Test
  void checksWithALongGapBetweenThemAreNotInARow() {
    RiseFall checks = after(start(2, 3), "++--");
    nowMillis += 60_000;
    assertEquals("well", word(after(checks, "-")));
    assertEquals("well", word(after(checks, "--")));
    nowMillis += 60_000;
    assertEquals("sick", word(after(checks, "---")));
  }

  @Test
  void aSickOneNeedsAllItsGoodChecksAfterAGap() {
    RiseFall checks = after(start(3, 1), "-++");
    nowMillis += 60_000;
    assertEquals("sick", word(after(checks, "+")));
  }

  private static RiseFall start(int rise, int fall) {
    return RiseFall.unknown(
        new ProbeSettings("tcp://127.0.0.1:1", INTERVAL_MILLIS, TIMEOUT_MILLIS, rise, fall));
  }

  private RiseFall after(RiseFall begin, String checks) {
    RiseFall now = begin;
    for (char check : checks.toCharArray()) {
      now = now.after(check == '+', "found " + check, nowMillis, nowMillis + TOOK_MILLIS);
      nowMillis += TOOK_MILLIS + INTERVAL_MILLIS;
    }
    return now;
  }

  private static String word(RiseFall checks) {
    if (checks.verdict() == null) {
      return "unknown";
    }
    return checks.verdict().well() ? "well" : "sick";
  }
}
