package switchover.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the sample's one command does to it. */
class HeaterTest {
  private static final long NOW = 1_795_550_400_000L;
  private static final long MINUTE_MILLIS = 60_000;
  private static final double PRESET = Heater.UNTOUCHED.setPoint();

  @Test
  void theTemperatureFollowsWithoutAJumpAndIsThereInTime() {
    Heater heater = Heater.UNTOUCHED.after(command("first001", 70), NOW);
    assertEquals(70, heater.setPoint());
    assertEquals(PRESET, heater.at(NOW));
    assertEquals(PRESET + 5, heater.at(NOW + 5000), 1e-9);
    Heater back = heater.after(command("second02", 50), NOW + 5000);
    assertEquals(PRESET + 4, back.at(NOW + 6000), 1e-9);
    assertEquals(50, back.at(NOW + MINUTE_MILLIS));
    double untouched = SampleProcess.at(NOW + MINUTE_MILLIS, Heater.UNTOUCHED).get(6).value();
    double set = SampleProcess.at(NOW + MINUTE_MILLIS, back).get(6).value();
    assertEquals(untouched + 50 - PRESET, set, 0.11);
  }

  @Test
  void aTrendStaysWhatItWas() {
    Heater heater = Heater.UNTOUCHED;
    for (int i = 0; i < 40; i++) {
      Heater before = heater;
      long now = NOW + i * MINUTE_MILLIS;
      heater = before.after(command("command" + i, 40 + i % 30), now);
      for (long ago = 0; ago <= 10; ago++) {
        long then = now - ago * MINUTE_MILLIS;
        assertEquals(before.at(then), heater.at(then), i + ", " + ago + " min ago");
      }
    }
  }

  @Test
  void aCommandThatComesTwiceIsDoneOnce() {
    Heater once = Heater.UNTOUCHED.after(command("first001", 70), NOW);
    Heater twice = once.after(command("second02", 50), NOW + 1000);
    assertSame(twice, twice.after(command("first001", 70), NOW + 2000));
    assertEquals("second02", twice.last().id());
  }

  @Test
  void aClockThatIsSetBackHidesNoCommand() {
    Heater heater = Heater.UNTOUCHED.after(command("first001", 70), NOW);
    long before = NOW - 60 * MINUTE_MILLIS;
    heater = heater.after(command("second02", 50), before);
    assertEquals(50, heater.setPoint());
    assertTrue(Math.abs(heater.at(before + MINUTE_MILLIS) - 50) < 1e-9);
  }

  private static SetPointCommand command(String id, double value) {
    return new SetPointCommand(id, value);
  }
}
