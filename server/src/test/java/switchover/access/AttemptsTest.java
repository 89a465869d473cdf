package switchover.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final String HERE = "10.0.0.5";

  private long nowMillis;
  private final Attempts attempts = new Attempts(() -> nowMillis);

  @Test
  void eachWrongOneCostsTwiceTheTimeOfTheOneBefore() {
    List<Integer> waits = new ArrayList<>();
    for (int wrong = 0; wrong < 14; wrong++) {
      attempts.failed("anna", HERE);
      waits.add(waitSeconds("anna", HERE));
      nowMillis += waits.get(wrong) * 1000L;
      assertEquals(0, waitSeconds("anna", HERE), "and not longer");
    }
    assertEquals(List.of(0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300), waits);
  }

  @Test
  void guessingFromManyAddressesIsSlowToo() {
    for (int wrong = 0; wrong < 50; wrong++) {
      attempts.failed("anna", "10.0.1." + wrong);
    }
    assertEquals(Attempts.MOST_ACCOUNT_SECONDS, waitSeconds("anna", "10.0.2.1"));
  }

  @Test
  void guessingManyNamesFromOneAddressIsSlowToo() {
    for (int wrong = 0; wrong < 50; wrong++) {
      attempts.failed("name" + wrong, HERE);
    }
    assertEquals(Attempts.MOST_ADDRESS_SECONDS, waitSeconds("anna", HERE));
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    for (int wrong = 0; wrong < 50; wrong++) {
      attempts.failed("name" + wrong, "2001:db8:1:2::" + wrong);
    }
    assertEquals(Attempts.MOST_ADDRESS_SECONDS, waitSeconds("anna", "2001:db8:1:2:a::1"));
    assertEquals(0, waitSeconds("anna", "2001:db8:1:3::1"));
  }

  @Test
  void nobodyLocksAnotherOneOutFromElsewhere() {
    attempts.succeeded("anna", HERE);
    for (int wrong = 0; wrong < 50; wrong++) {
      attempts.failed("anna", "10.0.1." + wrong);
    }
    assertEquals(0, waitSeconds("anna", HERE), "from where she has signed in before");
    assertEquals(0, waitSeconds("max", "10.0.3.1"));
  }

  @Test
  void nobodyLocksAnotherOneOutByOtherNamesFromHisAddress() {
    attempts.succeeded("anna", HERE);
    for (int wrong = 0; wrong < 12; wrong++) {
      attempts.failed("made up " + wrong, HERE);
    }
    assertEquals(0, waitSeconds("anna", HERE));
    assertEquals(Attempts.MOST_ADDRESS_SECONDS, waitSeconds("max", HERE));
  }

  @Test
  void whoSharesAFamiliarAddressGuessesSlowlyToo() {
    attempts.succeeded("anna", HERE);
    List<Integer> waits = new ArrayList<>();
    for (int wrong = 0; wrong < 9; wrong++) {
      attempts.failed("anna", HERE);
      attempts.succeeded("oskar", HERE);
      waits.add(waitSeconds("anna", HERE));
    }
    assertEquals(List.of(0, 0, 1, 2, 4, 8, 16, 30, 30), waits, "whatever else he does right");
    assertEquals(0, waitSeconds("oskar", HERE));
  }

  @Test
  void oneThatIsRightForgetsNothingOfOtherNames() {
    for (int wrong = 0; wrong < 9; wrong++) {
      attempts.failed("anna", HERE);
      attempts.succeeded("oskar", HERE);
    }
    assertEquals(64, waitSeconds("anna", HERE));
  }

  @Test
  void aRightOneAndAQuietTimeForgetAll() {
    for (int wrong = 0; wrong < 6; wrong++) {
      attempts.failed("anna", HERE);
    }
    nowMillis += 60_000;
    attempts.succeeded("anna", HERE);
    attempts.failed("anna", HERE);
    assertEquals(0, waitSeconds("anna", HERE));
    for (int wrong = 0; wrong < 6; wrong++) {
      attempts.failed("max", "10.0.0.6");
    }
    nowMillis += Attempts.FORGOTTEN_MILLIS;
    assertEquals(0, waitSeconds("max", "10.0.0.6"));
  }

  @Test
  void theMemoryIsBounded() {
    for (int wrong = 0; wrong < 100_000; wrong++) {
      attempts.failed("name" + wrong, "address" + wrong);
      attempts.succeeded("x" + wrong, "other" + wrong);
    }
    assertTrue(attempts.size() <= 1024 + 4096 + 1024, () -> "" + attempts.size());
  }

  private int waitSeconds(String name, String address) {
    try {
      attempts.requireTime(name, address);
      assertDoesNotThrow(() -> attempts.requireTime(name, address), "looking costs nothing");
      return 0;
    } catch (LaterException e) {
      assertThrows(LaterException.class, () -> attempts.requireTime(name, address));
      return e.seconds();
    }
  }
}
