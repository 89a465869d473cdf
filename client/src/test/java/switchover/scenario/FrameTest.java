package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchover.decision.Budget;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Moved;
import switchover.decision.Outcome;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Setup;
import switchover.decision.StatusReader;
import switchover.decision.Step;
import switchover.decision.View;

/** A page in a frame moves the page around it where it is told to and may, else itself. */
class FrameTest {
  private static final String A = "http://servera:8060";
  private static final String B = "http://serverb:8060";
  private static final String OWN = "/part?a=%20&a#x";
  private static final String AROUND = "/hall/3;v=1?view=a+b&view=#valve";
  private static final Budget UNSPENT = new Budget(0, 0, 0, 0);

  private double now = 1000;
  private PageState page;
  private final Map<String, Integer> asked = new HashMap<>();
  private String left;

  @Test
  void theFrameMovesItself() {
    begin(false, false);
    standby();
    assertEquals(B + OWN, left);
    assertEquals("serverA is Standby: moving to serverB", view().line());
  }

  @Test
  void theTopPageMovesWithItsOwnPathQueryAndFragment() {
    begin(true, false);
    assertTrue(page.movesTop());
    standby();
    assertEquals(B + AROUND, left);
  }

  @Test
  void theTopPageIsLeftFromWhereItIsByThen() {
    begin(true, false);
    page = Page.at(page, "/elsewhere", now);
    standby();
    assertEquals(B + "/elsewhere", left);
  }

  @Test
  void aTopPageThatStaysIsNoReasonForTheFrameToStay() {
    begin(true, false);
    standby();
    left = null;
    happen(Event.of(Event.TOP_STAYS));
    assertFalse(page.movesTop());
    page = Page.at(page, OWN, now);
    answer("Running", B, 2);
    assertEquals(B + OWN, left);
    assertEquals("serverA is Standby: moving to serverB, only this frame", view().line());
  }

  @Test
  void theSameWhereTheBrowserSaysNothingAndTheTopPageIsStillThere() {
    begin(true, false);
    standby();
    left = null;
    for (double end = now + 5200; now < end && page.movesTop(); ) {
      answer("Standby", A, 1);
      answer("Running", B, 2);
      now += 80;
      happen(Event.of(Event.WOKE));
    }
    page = Page.at(page, OWN, now);
    answer("Running", B, 2);
    assertEquals(B + OWN, left);
  }

  @Test
  void aFrameThatIsNotLeftEitherIsTriedAgainLater() {
    begin(false, true);
    standby();
    left = null;
    happen(Event.of(Event.TOP_STAYS));
    assertNull(left);
    assertEquals("TargetNotReached", view().decision().why());
  }

  @Test
  void whereOnlyTheFrameMayMoveThePageSaysSoWhenItGoesAndWhenItHasCome() {
    begin(false, true);
    standby();
    assertEquals(B + OWN, left);
    assertEquals("serverA is Standby: moving to serverB, only this frame", view().line());
    Moved moved = new Moved("serverB", B, 1.7e12 + now - 490, 900, 0, "CurrentSilent");
    begin(false, true, moved);
    answer("Running", A, 3);
    assertTrue(
        view()
            .line()
            .startsWith(
                "Moved from serverB at 10:42:07: no answer for 0.9 s; without data 1.4 s, only this"
                    + " frame. serverA"),
        view().line());
  }

  private void begin(boolean readsTop, boolean frameOnly) {
    begin(readsTop, frameOnly, null);
  }

  private void begin(boolean readsTop, boolean frameOnly, Moved moved) {
    Place own = Place.of(A + OWN, A);
    Place moves = readsTop ? Place.of(A + AROUND, A) : own;
    Setup setup =
        new Setup(
            own, moves, frameOnly, "7f3c", false, now, 1.7e12, 0, 0.5, 0, null, moved, "10:42:07");
    page = Page.start(setup, UNSPENT, false);
    happen(Event.of(Event.WOKE));
  }

  /** Its node hands over to the other one. */
  private void standby() {
    answer("Standby", A, 1);
    answer("Running", B, 2);
    answer("Running", B, 2);
  }

  private void answer(String state, String base, int epoch) {
    happen(new Event(Event.ANSWERED, asked.get(base), status(state, base, epoch)));
  }

  private View view() {
    return Page.view(page, now);
  }

  private void happen(Event event) {
    now += 10;
    Step step = Page.next(page, event, now);
    page = step.state();
    for (int i = 0; i < step.effects().size(); i++) {
      Effect effect = step.effects().get(i);
      if (effect.kind() == Effect.ASK) {
        asked.put(effect.url().startsWith(A) ? A : B, effect.id());
      } else if (effect.kind() == Effect.JUMP) {
        left = effect.url();
      }
    }
  }

  private static Outcome status(String state, String base, int epoch) {
    boolean ofA = base.equals(A);
    return StatusReader.read(
        GsonJson.parse(
            """
            {"schema": 1, "pair": "line-3", "nodeId": "%s", "name": "%s", "mode": "%s",
             "state": "%s", "epoch": %d, "sequence": 1, "redundancy": "Full", "addresses": [],
             "redundantNode": {"nodeId": "%s", "name": "%s", "status": "Unknown",
              "addresses": [{"url": "%s", "source": "HostName"}]}}
            """
                .formatted(
                    ofA ? "7f3c" : "a91e",
                    ofA ? "serverA" : "serverB",
                    ofA ? "Master" : "Backup",
                    state,
                    epoch,
                    ofA ? "a91e" : "7f3c",
                    ofA ? "serverB" : "serverA",
                    ofA ? B : A)));
  }
}
