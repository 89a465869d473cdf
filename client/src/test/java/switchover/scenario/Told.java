package switchover.scenario;

import com.google.gson.JsonObject;
import switchover.decision.Moved;
import switchover.decision.NodeView;
import switchover.decision.View;

/** A view in the words of {@code Switchover.status()}. */
final class Told {
  private Told() {}

  static JsonObject of(View view) {
    JsonObject told = new JsonObject();
    JsonObject redundant = node(view.pair().redundant());
    told.add("current", node(view.pair().current()));
    told.add("redundant", redundant);
    if (view.pair().current().status() != null) {
      String relayed = view.pair().current().status().relayed();
      if (relayed != null) {
        redundant.addProperty("relayed", relayed);
      }
    }
    told.addProperty("decision", view.decision().switchover() ? "Switchover" : "Stay");
    told.addProperty("why", view.decision().why());
    told.addProperty("target", view.target());
    told.addProperty("writable", view.writable());
    told.addProperty("says", view.tone());
    told.addProperty("line", view.line());
    told.addProperty("seconds", view.seconds());
    told.addProperty("notice", view.notice());
    if (view.moved() != null) {
      told.add("moved", moved(view.moved()));
    }
    return told;
  }

  private static JsonObject moved(Moved moved) {
    JsonObject told = new JsonObject();
    told.addProperty("from", moved.from());
    told.addProperty("fromBase", moved.fromBase());
    told.addProperty("why", moved.why());
    return told;
  }

  private static JsonObject node(NodeView node) {
    JsonObject told = new JsonObject();
    told.addProperty("nodeId", node.nodeId());
    told.addProperty("says", node.says());
    told.addProperty("base", node.base());
    if (node.lastMiss() != null) {
      told.addProperty("cause", node.lastMiss().cause());
      told.addProperty("causeDetail", node.lastMiss().detail());
    }
    return told;
  }
}
