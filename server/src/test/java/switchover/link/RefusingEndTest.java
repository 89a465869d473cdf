package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchover.link.Rejection.Reason;
import switchover.status.Mode;

/** Who dials a backup is told why it takes no connection. */
class RefusingEndTest {
  private final PairSeals.Held held = Keys.held(1);
  private final Ear ear = new Ear();
  private final AtomicBoolean linked = new AtomicBoolean();
  private final RefusingEnd end =
      new RefusingEnd(new Keys(held.key()), Side.backup(), ear.refusals(), ear, linked::get);

  @AfterEach
  void close() {
    end.close();
  }

  private Dial.Outcome dialled(Side by) {
    Dial dial = new Dial(by.hello(), held, null, null);
    return dial.outcome(end.connect(dial.request(), "10.0.0.7", null));
  }

  @Test
  void anotherBackupAndTheNodeItselfAreRefusedWithTheReason() {
    assertEquals(Reason.SAME_MODE, dialled(Side.backup().nodeId("id-c")).rejection().reason());
    assertEquals(Reason.SAME_NODE, dialled(Side.backup()).rejection().reason());
    assertEquals(2, ear.count("rejected"));
  }

  @Test
  void whoHasAnotherKeyGetsNoAnswerAndIsTold() {
    byte[] foreign = new Dial(Side.backup().hello(), Keys.held(9), null, null).request();
    assertNull(end.connect(foreign, "10.0.0.7", null));
    assertTrue(ear.await("rejected WrongKey").contains("10.0.0.7"));
    assertEquals(1, end.dropped());
  }

  @Test
  void whileLinkedTheNodesOwnWordSentBackToItIsNoNews() {
    linked.set(true);
    dialled(Side.backup());
    assertEquals(0, ear.count("rejected"));
    assertEquals(1, ear.refusals().counts().get(Reason.SAME_NODE));
    dialled(Side.backup().nodeId("id-c"));
    assertEquals(1, ear.count("rejected SameMode"));
  }

  @Test
  void nobodyIsEverLinkedByIt() {
    byte[] master =
        new Dial(Side.backup().mode(Mode.MASTER).nodeId("id-a").hello(), held, null, null)
            .request();
    assertNull(end.connect(master, "10.0.0.7", null));
    assertNull(end.ping(master));
    assertFalse(end.listen(master, null));
    assertEquals(3, end.dropped());
    assertEquals(0, ear.lines().size());
  }
}
