package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import switchover.decision.Cause;
import switchover.decision.Outcome;
import switchover.decision.StatusReader;
import switchover.status.AddressSource;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.Redundancy;
import switchover.status.RedundantStatus;

/** The page spells the contract's words itself: it understands each word that a node may say. */
class StatusWordsTest {
  @Test
  void everyWordOfTheContractIsUnderstood() {
    for (Mode mode : Mode.values()) {
      assertEquals(mode.word(), understood(body("mode", mode.word())).status().mode());
    }
    for (NodeState state : NodeState.values()) {
      boolean running = understood(body("state", state.word())).status().running();
      assertEquals(state == NodeState.RUNNING, running);
    }
    for (Redundancy redundancy : Redundancy.values()) {
      Outcome read = understood(body("redundancy", redundancy.word()));
      assertEquals(redundancy.word(), read.status().redundancy());
    }
    for (RedundantStatus status : RedundantStatus.values()) {
      JsonObject body = body("state", "Running");
      body.getAsJsonObject("redundantNode").addProperty("status", status.word());
      assertEquals(status.word(), understood(body).status().relayed());
    }
    for (AddressSource source : AddressSource.values()) {
      JsonObject body = body("state", "Running");
      JsonObject address = new JsonObject();
      address.addProperty("url", "http://servera:8060");
      address.addProperty("source", source.word());
      body.getAsJsonArray("addresses").add(address);
      boolean isPublic = understood(body).status().addresses().get(0).isPublic();
      assertEquals(source == AddressSource.PUBLIC_ADDRESS, isPublic);
    }
  }

  @Test
  void noOtherWordIs() {
    for (String field : new String[] {"mode", "state", "redundancy"}) {
      Outcome read = StatusReader.read(new GsonJson(body(field, "Running|Standby")));
      assertEquals(Cause.BAD_FIELD, read.cause());
      assertEquals(field, read.detail());
    }
  }

  private static Outcome understood(JsonObject body) {
    Outcome read = StatusReader.read(new GsonJson(body));
    assertNotNull(read.status(), () -> read.cause() + " " + read.detail() + " in " + body);
    return read;
  }

  private static JsonObject body(String field, String word) {
    JsonObject body = new JsonObject();
    body.addProperty("schema", 1);
    body.addProperty("pair", "line-3");
    body.addProperty("nodeId", "7f3c");
    body.addProperty("name", "serverA");
    body.addProperty("mode", "Master");
    body.addProperty("state", "Running");
    body.addProperty("epoch", 1);
    body.addProperty("sequence", 1);
    body.addProperty("redundancy", "Full");
    body.add("addresses", new JsonArray());
    JsonObject redundant = new JsonObject();
    redundant.addProperty("status", "Standby");
    body.add("redundantNode", redundant);
    body.addProperty(field, word);
    return body;
  }
}
