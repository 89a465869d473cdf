package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The judge of what nodes say sees two Running where there are two, and only there. */
class TestimonyTest {
  private static final long MILLI = 1_000_000;

  @Test
  void oneAfterTheOtherIsNoMeeting() {
    Testimony a = testimony("a", 0, 1, "Running", 3, 4, "Running", 6, 7, "Standby");
    Testimony b = testimony("b", 2, 3, "Standby", 8, 9, "Running", 10, 11, "Running");
    assertEquals(0, Testimony.meetings(a, b).size());
  }

  @Test
  void twoAtOnceAreSeen() {
    Testimony a = testimony("a", 0, 1, "Running", 3, 4, "Running", 6, 7, "Running");
    Testimony b = testimony("b", 2, 3, "Running", 5, 6, "Running");
    assertEquals(false, Testimony.meetings(a, b).isEmpty());
  }

  @Test
  void oneLateWordWhileTheOtherRunsIsSeen() {
    Testimony a = testimony("a", 100, 101, "Running", 103, 109, "Standby");
    Testimony b = testimony("b", 90, 91, "Running", 110, 111, "Running");
    assertEquals(1, Testimony.meetings(a, b).size());
  }

  /** A word that was asked for before the other began may be from before it. */
  @Test
  void aSlowAnswerFromBeforeProvesNothing() {
    Testimony a = testimony("a", 80, 120, "Running", 121, 122, "Standby");
    Testimony b = testimony("b", 90, 91, "Running", 118, 119, "Running");
    assertEquals(0, Testimony.meetings(a, b).size());
  }

  @Test
  void nothingIsSaidOfAPause() {
    Testimony a = testimony("a", 0, 1, "Running", 5000, 5001, "Running");
    Testimony b = testimony("b", 2000, 2001, "Running", 2010, 2011, "Running");
    assertEquals(0, Testimony.meetings(a, b).size());
  }

  private static Testimony testimony(String name, Object... answers) {
    Testimony testimony = new Testimony(name);
    for (int i = 0; i < answers.length; i += 3) {
      testimony.add(
          new Testimony.Answer(
              (Integer) answers[i] * MILLI,
              (Integer) answers[i + 1] * MILLI,
              (String) answers[i + 2]));
    }
    return testimony;
  }
}
