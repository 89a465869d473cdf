package switchover.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A machine's suspension counts as time, setting its wall clock does not. */
class MachineClockTest {
  private static final long HOUR_MILLIS = 3_600_000;

  private long monotonicMillis = 5000;
  private long wallMillis = 1_700_000_000_000L;
  private long sinceBootMillis = 90_000;
  private int bootAsked;
  private final MachineClock clock =
      new MachineClock(() -> monotonicMillis, () -> wallMillis, this::sinceBoot);

  private long sinceBoot() {
    bootAsked++;
    return sinceBootMillis;
  }

  private void awake(long millis) {
    monotonicMillis += millis;
    wallMillis += millis;
    sinceBootMillis += millis;
  }

  private void suspended(long millis) {
    wallMillis += millis;
    sinceBootMillis += millis;
  }

  @Test
  void timeAwakeIsTime() {
    long before = clock.getAsLong();
    awake(1234);
    assertEquals(1234, clock.getAsLong() - before);
    assertEquals(1, bootAsked, "costly, so not asked without need");
  }

  @Test
  void suspendedTimeIsTimeEachTime() {
    long before = clock.getAsLong();
    suspended(4000);
    awake(10);
    assertEquals(4010, clock.getAsLong() - before);
    suspended(HOUR_MILLIS);
    assertEquals(4010 + HOUR_MILLIS, clock.getAsLong() - before);
    awake(500);
    assertEquals(4510 + HOUR_MILLIS, clock.getAsLong() - before);
  }

  @Test
  void settingTheWallClockIsNoTime() {
    long before = clock.getAsLong();
    wallMillis += HOUR_MILLIS;
    awake(100);
    assertEquals(100, clock.getAsLong() - before);
    wallMillis -= 2 * HOUR_MILLIS;
    awake(100);
    assertEquals(200, clock.getAsLong() - before);
    suspended(3000);
    assertEquals(3200, clock.getAsLong() - before);
  }

  @Test
  void aSystemThatDoesNotTellCountsAsAwake() {
    sinceBootMillis = 0;
    MachineClock blind = new MachineClock(() -> monotonicMillis, () -> wallMillis, () -> 0);
    long before = blind.getAsLong();
    wallMillis += 9000;
    assertEquals(before, blind.getAsLong());
  }

  @Test
  void theSystemsWordIsRead() {
    assertEquals(350_735_470, SinceBoot.millis("350735.47 234388.90\n"));
    long before = MachineClock.nowMillis();
    assertTrue(MachineClock.nowMillis() >= before);
  }
}
