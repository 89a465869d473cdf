package switchover.page;

import org.teavm.jso.JSObject;
import switchover.decision.Moved;
import switchover.decision.NodeView;
import switchover.decision.PairView;
import switchover.decision.View;
import switchover.status.NodeStatus;
import switchover.status.RedundantNode;

/** The object that {@code Switchover.status()} gives. */
final class Told {
  private Told() {}

  static JSObject of(View view, long nowMillis) {
    PairView pair = view.pair();
    NodeStatus current = pair.current().status();
    JSObject told = JsObject.empty();
    JsObject.put(told, "current", node(pair.current(), nowMillis));
    JsObject.put(told, "redundant", redundant(pair, nowMillis));
    if (current != null) {
      JsObject.put(told, "redundancy", current.redundancy().word());
      JsObject.put(told, "pair", current.pair());
    }
    JsObject.put(told, "decision", view.decision().switchover() ? "Switchover" : "Stay");
    JsObject.put(told, "why", view.decision().why());
    JsObject.put(told, "target", view.target());
    JsObject.put(told, "writable", view.writable());
    JsObject.put(told, "says", view.line().tone());
    JsObject.put(told, "line", view.line().text());
    JsObject.put(told, "notice", view.notice());
    if (view.moved() != null) {
      JsObject.put(told, "moved", moved(view.moved()));
    }
    return told;
  }

  static JSObject moved(Moved moved) {
    JSObject told = JsObject.empty();
    JsObject.put(told, "from", moved.from());
    JsObject.put(told, "fromBase", moved.fromBase());
    JsObject.put(told, "atEpochMillis", moved.atEpochMillis());
    JsObject.put(told, "silentMillis", moved.silentMillis());
    JsObject.put(told, "noticedEpochMillis", moved.noticedEpochMillis());
    JsObject.put(told, "why", moved.why());
    return told;
  }

  private static JSObject redundant(PairView pair, long nowMillis) {
    JSObject told = node(pair.redundant(), nowMillis);
    NodeStatus current = pair.current().status();
    RedundantNode relayed = current == null ? null : current.redundantNode();
    if (relayed != null) {
      JsObject.put(told, "relayed", relayed.status().word());
      if (pair.redundant().status() == null) {
        JsObject.put(told, "name", relayed.name());
      }
    }
    return told;
  }

  private static JSObject node(NodeView node, long nowMillis) {
    JSObject told = JsObject.empty();
    NodeStatus status = node.status();
    long unheard = nowMillis - node.heardMillis();
    JsObject.put(told, "nodeId", node.nodeId());
    if (status != null) {
      JsObject.put(told, "name", status.name());
      JsObject.put(told, "mode", status.mode().word());
      JsObject.put(told, "epoch", status.epoch());
      JsObject.put(told, "answeredMillisAgo", unheard);
    }
    JsObject.put(told, "says", node.says().word());
    if (node.lastMiss() != null) {
      JsObject.put(told, "cause", node.lastMiss().cause());
      String detail = node.lastMiss().detail();
      JsObject.put(told, "causeDetail", detail.isEmpty() ? null : detail);
    }
    JsObject.put(told, "silentMillis", node.missed() == 0 ? 0 : unheard);
    JsObject.put(told, "base", node.base());
    return told;
  }
}
