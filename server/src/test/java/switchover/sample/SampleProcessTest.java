package switchover.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample goes on where it was, on whichever node. */
class SampleProcessTest {
  private static final long BEGIN_EPOCH_MILLIS = 1_795_550_400_000L;
  private static final long HOUR_MILLIS = 3_600_000;

  @Test
  void theSameMomentIsTheSameProcess() {
    assertEquals(
        SampleProcess.at(BEGIN_EPOCH_MILLIS, Heater.UNTOUCHED),
        SampleProcess.at(BEGIN_EPOCH_MILLIS, Heater.UNTOUCHED));
  }

  @Test
  void noValueJumps() {
    List<Double> mostPerStep = List.of(0.5, 50.0, 0.25, 3.0, 0.5, 0.5, 0.3);
    List<Reading> before = SampleProcess.at(BEGIN_EPOCH_MILLIS, Heater.UNTOUCHED);
    for (long millis = 100; millis < HOUR_MILLIS; millis += 100) {
      List<Reading> now = SampleProcess.at(BEGIN_EPOCH_MILLIS + millis, Heater.UNTOUCHED);
      for (int i = 0; i < now.size(); i++) {
        double step = Math.abs(now.get(i).value() - before.get(i).value());
        String id = now.get(i).instrument().id();
        assertTrue(step <= mostPerStep.get(i), id + " jumps by " + step + " at " + millis);
      }
      before = now;
    }
  }

  @Test
  void percentsStayPercents() {
    for (long millis = 0; millis < HOUR_MILLIS; millis += 1000) {
      for (Reading reading : SampleProcess.at(BEGIN_EPOCH_MILLIS + millis, Heater.UNTOUCHED)) {
        boolean percent = reading.instrument().unit().equals("%");
        assertTrue(!percent || reading.value() >= 0 && reading.value() <= 100, reading.toString());
      }
    }
  }

  @Test
  void thereAreAlarmsToLookAtAndTimesWithout() {
    Set<Set<String>> seen = new HashSet<>();
    for (long millis = 0; millis < HOUR_MILLIS; millis += 1000) {
      Set<String> alarms = new HashSet<>();
      for (Reading reading : SampleProcess.at(BEGIN_EPOCH_MILLIS + millis, Heater.UNTOUCHED)) {
        if (reading.alarm() != null) {
          alarms.add(reading.instrument().id() + " " + reading.alarm());
        }
      }
      seen.add(alarms);
    }
    assertEquals(
        Set.of(
            Set.of(),
            Set.of("LI-101 low"),
            Set.of("TI-101 high"),
            Set.of("LI-101 low", "TI-101 high")),
        seen);
  }
}
