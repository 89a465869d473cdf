package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import switchover.decision.Budget;
import switchover.decision.Cause;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Outcome;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.Place;
import switchover.decision.Setup;
import switchover.decision.StatusReader;
import switchover.decision.Step;

/** What a page looks at in quiet times and tells its node. */
class ChecksTest {
  private static final String A = "http://servera:8060";
  private static final String B = "http://serverb:8060";
  private static final String B_BY_IP = "http://10.0.0.12:8060";
  private static final String PUBLIC = "https://plant.example:8066";

  private double now = 1000;
  private PageState page;
  private int current;
  private int redundant;
  private Effect check;
  private Effect session;
  private String reported;

  @Test
  void thePublicAddressIsAskedWithinSecondsAndThenEachMinute() {
    begin(null);
    quiet();
    assertEquals(PUBLIC + "/status", check.url());
    answer(check.id(), status("a91e", "line-3", "Standby"));
    assertEquals("other=Ready&public=Ready", heartbeat());
    check = null;
    for (int threeSeconds = 0; threeSeconds < 18; threeSeconds++) {
      quiet();
    }
    assertNull(check);
    for (int threeSeconds = 0; threeSeconds < 4; threeSeconds++) {
      quiet();
    }
    assertEquals(PUBLIC + "/status", check.url());
  }

  @Test
  void anAddressThatBothNodesShareMayBeAnsweredByEither() {
    begin(null);
    quiet();
    answer(check.id(), status("7f3c", "line-3", "Running"));
    assertEquals("other=Ready&public=Ready", heartbeat());
  }

  @Test
  void whatAnswersThereInsteadIsNamed() {
    begin(null);
    quiet();
    answer(check.id(), status("0bad", "line-3", "Running"));
    assertEquals("other=Ready&public=OtherNode", heartbeat());
    begin(null);
    quiet();
    answer(check.id(), status("a91e", "line-4", "Running"));
    assertEquals("other=Ready&public=OtherPair", heartbeat());
    begin(null);
    quiet();
    answer(check.id(), Outcome.miss(Cause.NOT_READABLE, ""));
    assertEquals("other=Ready&public=NotReadable", heartbeat());
  }

  @Test
  void noAnswerInTimeIsNamedToo() {
    begin(null);
    quiet();
    check = null;
    quiet();
    assertTrue(heartbeat().endsWith("&public=Late"), reported);
  }

  @TestFactory
  Stream<DynamicTest> whetherSomebodyIsSignedInThereIsToldByTheStatusOfTheAnswer() {
    return Stream.of(
        signedIn("Yes", Cause.NOT_JSON, ""),
        signedIn("Yes", Cause.BAD_FIELD, "pair"),
        signedIn("No", Cause.HTTP_STATUS, "401"),
        signedIn("No", Cause.HTTP_STATUS, "403"),
        signedIn("No", Cause.REDIRECT, ""),
        signedIn("Unknown", Cause.HTTP_STATUS, "404"));
  }

  /** A person may be known under a host's name and a stranger under its number. */
  @Test
  void theAddressesAreAskedInTheOrderOfAJumpWhicheverAnsweredTheHeartbeat() {
    begin("/me");
    quiet();
    assertEquals(B_BY_IP, Page.view(page, now).pair().redundant().base());
    assertEquals(B + "/me", session.url());
    answer(session.id(), Outcome.miss(Cause.NO_CONNECTION, ""));
    assertEquals(B_BY_IP + "/me", session.url());
    answer(session.id(), Outcome.miss(Cause.LATE, ""));
    assertEquals("other=Ready&session=Unknown", heartbeat());
  }

  private DynamicTest signedIn(String word, String cause, String detail) {
    return dynamicTest(
        cause + " " + detail + ": " + word,
        () -> {
          begin("/api/me?short");
          quiet();
          assertEquals(B + "/api/me?short", session.url());
          answer(session.id(), Outcome.miss(cause, detail));
          assertEquals("other=Ready&session=" + word, heartbeat());
        });
  }

  @Test
  void nothingIsLookedAtWhileThereIsMoreImportantToDo() {
    begin("/api/me");
    answer(current, status("7f3c", "line-3", "Running"));
    for (int second = 0; second < 10; second++) {
      now += 500;
      happen(Event.of(Event.WOKE));
      answer(current, status("7f3c", "line-3", "Running"));
    }
    assertNull(check);
    assertNull(session);
  }

  private void begin(String sessionPath) {
    check = null;
    session = null;
    Place place = Place.of(A + "/x", A);
    Setup setup =
        new Setup(
            place, place, false, "7f3c", false, now, 1.7e12, 0, 0.5, 0, sessionPath, null, null);
    page = Page.start(setup, new Budget(0, 0, 0, 0), false);
    happen(Event.of(Event.WOKE));
  }

  /** Some seconds in which both nodes answer. */
  private void quiet() {
    for (int times = 0; times < 6; times++) {
      answer(current, status("7f3c", "line-3", "Running"));
      answer(redundant, status("a91e", "line-3", "Standby"));
      now += 500;
      happen(Event.of(Event.WOKE));
      if (check != null || session != null) {
        return;
      }
    }
  }

  private String heartbeat() {
    reported = null;
    for (int times = 0; times < 6 && reported == null; times++) {
      answer(current, status("7f3c", "line-3", "Running"));
      now += 500;
      happen(Event.of(Event.WOKE));
    }
    return reported;
  }

  private void answer(int id, Outcome outcome) {
    now += 5;
    happen(new Event(Event.ANSWERED, id, outcome));
  }

  private void happen(Event event) {
    Step step = Page.next(page, event, now);
    page = step.state();
    for (int i = 0; i < step.effects().size(); i++) {
      take(step.effects().get(i));
    }
  }

  private void take(Effect effect) {
    if (effect.kind() == Effect.CHECK) {
      check = effect;
    } else if (effect.kind() == Effect.CHECK_SESSION) {
      session = effect;
    } else if (effect.kind() == Effect.ASK && effect.url().startsWith(A)) {
      current = effect.id();
      int query = effect.url().indexOf("&other=");
      reported = query < 0 ? null : effect.url().substring(query + 1);
    } else if (effect.kind() == Effect.ASK) {
      redundant = effect.id();
    }
  }

  private Outcome status(String nodeId, String pair, String state) {
    boolean ofA = nodeId.equals("7f3c");
    boolean isPublic = page.setup().session() == null;
    String host =
        "{\"url\": \"%s\", \"source\": \"HostName\"}, {\"url\": \"%s\", \"source\": \"RemoteAddress\"}"
            .formatted(B, B_BY_IP);
    String open = "{\"url\": \"%s\", \"source\": \"PublicAddress\"},".formatted(PUBLIC);
    return StatusReader.read(
        GsonJson.parse(
            """
            {"schema": 1, "pair": "%s", "nodeId": "%s", "name": "x", "mode": "%s",
             "state": "%s", "epoch": 1, "sequence": 1, "redundancy": "Full", "addresses": [],
             "redundantNode": {"nodeId": "%s", "status": "Standby", "addresses": [%s%s]}}
            """
                .formatted(
                    pair,
                    nodeId,
                    ofA ? "Master" : "Backup",
                    state,
                    ofA ? "a91e" : "7f3c",
                    ofA && isPublic ? open : "",
                    ofA ? host : "")));
  }
}
