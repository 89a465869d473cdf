package switchover.command;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A question as it goes to the node. Pure.
 *
 * @param method GET, POST or PUT
 * @param path below the node's base path
 * @param body JSON; null for none
 * @param ifMatch the entity tag that a change was made from; null for none
 * @param answerMillis how long the answer is waited for
 */
record Call(String method, String path, String body, String ifMatch, int answerMillis) {
  private static final int SOON_MILLIS = 3000;

  /** A change of hands is waited for; the node ends that wait by itself. */
  private static final int HANDS_MILLIS = 200_000;

  static Call of(Command.Question question, Instant now) {
    if (question instanceof Command.Question.Switch) {
      return new Call("POST", "/api/switch", "", null, HANDS_MILLIS);
    }
    if (question instanceof Command.Question.Restart) {
      return new Call("POST", "/api/restart", "", null, SOON_MILLIS);
    }
    if (question instanceof Command.Question.MaintenanceFor on) {
      return maintenance(now.plus(on.duration()).truncatedTo(ChronoUnit.MILLIS));
    }
    if (question instanceof Command.Question.MaintenanceUntil on) {
      return maintenance(on.until());
    }
    if (question instanceof Command.Question.MaintenanceOff) {
      return maintenance(null);
    }
    if (question instanceof Command.Question.Events events) {
      return new Call("GET", "/api/events?most=" + events.most(), null, null, SOON_MILLIS);
    }
    return new Call("GET", "/status", null, null, SOON_MILLIS);
  }

  private static Call maintenance(Instant until) {
    JsonObject body = new JsonObject();
    body.addProperty("on", until != null);
    if (until != null) {
      body.addProperty("until", until.toString());
    }
    return new Call("POST", "/api/maintenance", body.toString(), null, HANDS_MILLIS);
  }
}
