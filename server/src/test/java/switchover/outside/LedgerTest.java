package switchover.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** The watch itself is watched: each broken promise is seen, and a late answer is no fault. */
class LedgerTest {
  @RegisterExtension final Lab lab = new Lab();

  private final Ledger ledger = new Ledger(0);
  private TestNode a;
  private TestNode b;
  private long sequence;

  @BeforeEach
  void makeNodes() throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    a = pair.a();
    b = pair.b();
  }

  @Test
  void bothRunningAtOnceOnlyWhereItIsCertain() {
    Stint ofA = stint(a, 1, 100, 200);
    assertFalse(Stint.meet(ofA, stint(b, 2, 200, 300)));
    assertTrue(Stint.meet(ofA, stint(b, 2, 150, 300)));
  }

  @Test
  void oneAnswerProvesAMomentWhereItWasAskedForAndThereInTheOthersTime() {
    Stint ofA = stint(a, 1, 100, 200);
    assertTrue(Stint.meet(ofA, stint(b, 2, 150, 140)));
    assertTrue(Stint.meet(stint(b, 2, 150, 140), ofA));
    assertFalse(Stint.meet(ofA, stint(b, 2, 110, 90)), "it may be from before");
    assertFalse(Stint.meet(ofA, stint(b, 2, 210, 190)), "it may be from after");
    assertFalse(Stint.meet(ofA, stint(b, 2, 150, Sighting.UNASKED)), "pushed, whenever it was");
  }

  @Test
  void theLongestTimeWithoutARunningNode() {
    sees(a, 7, 10, "Running", 1);
    sees(b, 8, 40, "Standby", 1);
    assertEquals(49, ledger.longestNanosWithoutRunning(60));
    sees(b, 8, 70, "Running", 2);
    sees(b, 8, 80, "Running", 2);
    assertEquals(60, ledger.longestNanosWithoutRunning(90));
  }

  @Test
  void anEpochOfBothNodes() {
    sees(a, 7, 10, "Running", 1);
    sees(b, 8, 20, "Running", 1);
    assertFault("used twice");
  }

  @Test
  void anEpochOfTwoProcesses() {
    sees(a, 7, 10, "Running", 1);
    sees(a, 8, 20, "Running", 1);
    assertFault("used twice");
  }

  @Test
  void anEpochThatIsTakenUpAgain() {
    sees(a, 7, 10, "Running", 1);
    sees(a, 7, 20, "Standby", 1);
    sees(a, 7, 30, "Running", 1);
    assertFault("used again");
  }

  @Test
  void aClaimBelowAnEarlierOne() {
    sees(a, 7, 10, "Running", 3);
    sees(a, 8, 20, "Running", 1);
    assertFault("below an earlier one");
  }

  @Test
  void anEpochOrASequenceThatGoesBack() {
    sequence = 5;
    Sighting first = sees(a, 7, 10, "Standby", 3);
    ledger.add(sighting(a, 7, 20, "Standby", 2), first);
    assertFault("the epoch went back");
    sequence = 0;
    ledger.add(sighting(a, 7, 30, "Standby", 3), first);
    assertFault("the sequence went back");
  }

  @Test
  void anAnswerThatWasAskedForBeforeTheChangeAndComesAfterIt() {
    sees(a, 7, 10, "Running", 1);
    sees(a, 7, 20, "Standby", 1);
    ledger.add(new Sighting(a, 7, 15, 40, status("Running", 1)), null);
    assertEquals(List.of(), ledger.faults());
    assertEquals(15, ledger.stints().get(0).toNanos());
  }

  private void assertFault(String text) {
    assertTrue(ledger.faults().toString().contains(text), ledger.faults().toString());
  }

  private Sighting sees(TestNode node, long pid, long atNanos, String state, long epoch) {
    Sighting sighting = sighting(node, pid, atNanos, state, epoch);
    ledger.add(sighting, null);
    return sighting;
  }

  private Sighting sighting(TestNode node, long pid, long atNanos, String state, long epoch) {
    return new Sighting(node, pid, atNanos, atNanos + 1, status(state, epoch));
  }

  private JsonObject status(String state, long epoch) {
    JsonObject status = new JsonObject();
    status.addProperty("state", state);
    status.addProperty("epoch", epoch);
    status.addProperty("sequence", ++sequence);
    status.addProperty("redundancy", "Full");
    return status;
  }

  private static Stint stint(TestNode node, long epoch, long fromNanos, long toNanos) {
    return new Stint(node, 7, epoch, fromNanos, toNanos, Stint.LASTS);
  }
}
