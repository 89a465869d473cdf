package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import switchover.decision.Budget;
import switchover.decision.Cause;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Outcome;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Says;
import switchover.decision.Setup;
import switchover.decision.StatusReader;
import switchover.decision.Step;
import switchover.decision.View;

/** Answers that only their order in time makes right or wrong: the page is fed by hand. */
class OrderOfAnswersTest {
  private static final String A = "http://servera:8060";
  private static final String B = "http://serverb:8060";
  private static final double NOW = 1000;

  private static final Place PLACE = Place.of(A + "/", null);

  private PageState page =
      Page.start(
          new Setup(PLACE, PLACE, false, "7f3c", false, NOW, 1.7e12, 0, 0, 0, null, null, null),
          new Budget(0, 0, 0, 0),
          false);
  private int asked;
  private String left;

  @Test
  void aStrangerThatAnswersFirstIsNotTakenForTheRedundantNode() {
    happen(Event.of(Event.WOKE));
    answer(status("0bad", "line-4", "Running", 9, null));
    assertNull(view().pair().current().status());
    assertEquals(Cause.OTHER_NODE, view().pair().current().lastMiss().cause());
  }

  @Test
  void theRedundantNodeThatAnswersFirstAtTheOwnAddressIs() {
    happen(Event.of(Event.WOKE));
    answer(status("a91e", "line-3", "Running", 9, "7f3c"));
    assertEquals("a91e", view().pair().current().nodeId());
  }

  @Test
  void theOperatorIsNotTakenToANodeThatHasSaidStandbySinceItAnswered() {
    happen(Event.of(Event.WOKE));
    answer(status("7f3c", "line-3", "Running", 1, "a91e"));
    answer(status("a91e", "line-3", "Running", 5, "7f3c"));
    assertEquals(Says.RUNNING, view().pair().redundant().says());
    happen(Event.of(Event.GO));
    push(status("a91e", "line-3", "Standby", 6, "7f3c"));
    answer(status("a91e", "line-3", "Running", 5, "7f3c"));
    assertNull(left);
  }

  @Test
  void theOperatorIsTakenToANodeThatIsRunning() {
    happen(Event.of(Event.WOKE));
    answer(status("7f3c", "line-3", "Running", 1, "a91e"));
    answer(status("a91e", "line-3", "Running", 5, "7f3c"));
    happen(Event.of(Event.GO));
    answer(status("a91e", "line-3", "Running", 5, "7f3c"));
    assertNotNull(left);
  }

  private View view() {
    return Page.view(page, NOW);
  }

  /** Answers the last request. */
  private void answer(Outcome status) {
    happen(new Event(Event.ANSWERED, asked, status));
  }

  private void push(Outcome status) {
    Event pushed = new Event(Event.PUSHED, Effect.REDUNDANT_STREAM, status);
    happen(pushed);
  }

  private void happen(Event event) {
    Step step = Page.next(page, event, NOW);
    page = step.state();
    for (int i = 0; i < step.effects().size(); i++) {
      Effect effect = step.effects().get(i);
      asked = effect.kind() == Effect.ASK ? effect.id() : asked;
      left = effect.kind() == Effect.JUMP ? effect.url() : left;
    }
  }

  private static Outcome status(
      String nodeId, String pair, String state, int sequence, String otherId) {
    boolean a = nodeId.equals("7f3c");
    String other =
        otherId == null
            ? "{\"status\":\"Disconnected\"}"
            : "{\"nodeId\":\"%s\",\"status\":\"Unknown\",\"addresses\":[{\"url\":\"%s\",\"source\":\"HostName\"}]}"
                .formatted(otherId, a ? B : A);
    String body =
        """
        {"schema":1,"pair":"%s","nodeId":"%s","name":"x","mode":"%s","state":"%s","epoch":1,
         "sequence":%d,"redundancy":"Alone","redundantNode":%s}
        """
            .formatted(pair, nodeId, a ? "Master" : "Backup", state, sequence, other);
    return StatusReader.read(GsonJson.parse(body));
  }
}
