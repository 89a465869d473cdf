package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import switchover.status.Redundancy;

/** One beginning, by two clocks; a change of hands leaves it as it was. */
class RedundancyTimeTest {
  private static final Instant BEGUN = Instant.parse("2026-11-24T20:00:00Z");

  private long nowMillis = 5_000;
  private Instant wall = BEGUN;
  private final RedundancyTime time = new RedundancyTime(() -> nowMillis, () -> wall);

  @Test
  void itBeginsAnewWithEachChange() {
    assertEquals(0, time.lastedMillis(), "not looked yet");
    assertLook(Redundancy.NONE, false, 0);
    pass(300);
    assertLook(Redundancy.FULL, false, 300);
    pass(700);
    assertLook(Redundancy.FULL, false, 300);
    assertEquals(700, time.lastedMillis());
  }

  @Test
  void aChangeOfHandsIsShownAndIsNoLoss() {
    assertLook(Redundancy.FULL, false, 0);
    pass(1_000);
    assertLook(Redundancy.NONE, true, 1_000);
    pass(10);
    assertLook(Redundancy.NONE, true, 1_000);
    assertEquals(1_010, time.lastedMillis(), "of Full");
    assertLook(Redundancy.FULL, true, 0);
    assertLook(Redundancy.FULL, false, 0);
    assertEquals(1_010, time.lastedMillis());
    assertEquals(Redundancy.FULL, time.lasting().redundancy());
  }

  @Test
  void whatStaysAfterAChangeOfHandsBeganWithIt() {
    assertLook(Redundancy.FULL, false, 0);
    pass(1_000);
    assertLook(Redundancy.NONE, true, 1_000);
    pass(750);
    assertLook(Redundancy.NONE, false, 1_000);
    assertEquals(750, time.lastedMillis());
    pass(50);
    assertLook(Redundancy.ALONE, false, 1_800);
  }

  @Test
  void theWallClockMayBeSet() {
    assertLook(Redundancy.FULL, false, 0);
    wall = wall.minusSeconds(3600);
    pass(100);
    assertLook(Redundancy.FULL, false, 0);
    assertEquals(100, time.lastedMillis());
  }

  private void pass(int millis) {
    nowMillis += millis;
    wall = wall.plusMillis(millis);
  }

  private void assertLook(Redundancy now, boolean changesHands, int sinceMillis) {
    RedundancyTime.Span span = time.look(now, changesHands);
    assertEquals(now, span.redundancy());
    assertEquals(BEGUN.plusMillis(sinceMillis), span.since());
    assertEquals(5_000 + sinceMillis, span.sinceMillis());
  }
}
