package switchover.zookeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.zookeeper.Standing.Place;

/** How long the ensemble's word carries. */
class StandingTest {
  private static final long MILLI = 1_000_000;
  private static final int SESSION_MILLIS = 3000;

  /** The clock's zero may be anywhere, also just before it overflows. */
  @ParameterizedTest
  @ValueSource(longs = {0, -5_000 * MILLI, Long.MAX_VALUE - 1000 * MILLI, Long.MIN_VALUE})
  void theLeadCarriesTwoThirdsOfTheSessionFromTheAsking(long askedNanos) {
    Standing first = Standing.answered(true, askedNanos, SESSION_MILLIS);
    assertEquals(Place.FIRST, first.at(askedNanos));
    assertEquals(Place.FIRST, first.at(askedNanos + 1999 * MILLI));
    assertEquals(Place.UNHEARD, first.at(askedNanos + 2000 * MILLI));
    assertEquals(Place.UNHEARD, first.at(askedNanos + 3_600_000 * MILLI));
  }

  @Test
  void anAnswerThatComesTooLateCarriesNothing() {
    long wokenNanos = 60_000 * MILLI;
    Standing askedBeforeThePause = Standing.answered(true, 0, SESSION_MILLIS);
    assertEquals(Place.UNHEARD, askedBeforeThePause.at(wokenNanos));
  }

  @Test
  void thatAnotherLeadsIsKnownNoLongerEither() {
    Standing behind = Standing.answered(false, 0, SESSION_MILLIS);
    assertEquals(Place.BEHIND, behind.at(1999 * MILLI));
    assertEquals(Place.UNHEARD, behind.at(2000 * MILLI));
  }

  @Test
  void whatNeedsNoWordDoesNotEnd() {
    assertEquals(Place.RESIGNED, Standing.RESIGNED.at(Long.MAX_VALUE));
    assertEquals(Place.UNHEARD, Standing.UNHEARD.at(Long.MIN_VALUE));
    assertFalse(Standing.RESIGNED.onWord());
  }
}
