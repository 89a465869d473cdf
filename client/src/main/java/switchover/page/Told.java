package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Answer;
import switchover.decision.Moved;
import switchover.decision.NodeView;
import switchover.decision.Outcome;
import switchover.decision.PairView;
import switchover.decision.View;

/** The object that {@code Switchover.status()} gives. What is null is left out of it. */
final class Told {
  private Told() {}

  static JSObject of(View view, double nowMillis) {
    PairView pair = view.pair();
    Answer current = pair.current().status();
    return filled(
        whole(
            node(pair.current(), nowMillis, null, null),
            current == null
                ? node(pair.redundant(), nowMillis, null, null)
                : node(pair.redundant(), nowMillis, current.relayed(), current.relayedName()),
            current == null ? null : current.redundancy(),
            current == null ? null : current.pair(),
            view.decision().switchover(),
            view.decision().why(),
            view.target(),
            view.writable(),
            view.tone(),
            view.line(),
            view.seconds(),
            view.notice(),
            view.moved() == null ? null : moved(view.moved())));
  }

  static JSObject moved(Moved moved) {
    return moved(
        moved.from(),
        moved.fromBase(),
        moved.atEpochMillis(),
        moved.silentMillis(),
        moved.noticedEpochMillis(),
        moved.why());
  }

  private static JSObject node(NodeView node, double nowMillis, String relayed, String name) {
    Answer status = node.status();
    Outcome miss = node.lastMiss();
    return filled(
        node(
            node.nodeId(),
            status == null ? name : status.name(),
            status == null ? null : status.mode(),
            status == null ? -1 : status.epoch(),
            nowMillis - node.heardMillis(),
            node.says(),
            miss == null ? null : miss.cause(),
            miss == null ? null : miss.detail(),
            node.missed(),
            node.base(),
            relayed));
  }

  @JSBody(
      params = {
        "id", "name", "mode", "epoch", "unheard", "says", "cause", "detail", "missed", "base",
        "relayed"
      },
      script =
          "return {nodeId: id, name: name, mode: mode, epoch: epoch < 0 ? null : epoch,"
              + " answeredMillisAgo: epoch < 0 ? null : unheard, says: says, cause: cause,"
              + " causeDetail: detail || null, silentMillis: missed ? unheard : 0, base: base,"
              + " relayed: relayed};")
  private static native JSObject node(
      String id,
      String name,
      String mode,
      double epoch,
      double unheard,
      String says,
      String cause,
      String detail,
      int missed,
      String base,
      String relayed);

  @JSBody(
      params = "told",
      script = "for (var key in told) if (told[key] === null) delete told[key];" + "return told;")
  private static native JSObject filled(JSObject told);

  @JSBody(
      params = {
        "current",
        "redundant",
        "redundancy",
        "pair",
        "goes",
        "why",
        "target",
        "writable",
        "says",
        "line",
        "seconds",
        "notice",
        "moved"
      },
      script =
          "return {current: current, redundant: redundant, redundancy: redundancy, pair: pair,"
              + " decision: goes ? 'Switchover' : 'Stay', why: why, target: target,"
              + " writable: writable, says: says, line: line,"
              + " seconds: seconds || null, notice: notice, moved: moved};")
  private static native JSObject whole(
      JSObject current,
      JSObject redundant,
      String redundancy,
      String pair,
      boolean goes,
      String why,
      String target,
      boolean writable,
      String says,
      String line,
      int seconds,
      String notice,
      JSObject moved);

  @JSBody(
      params = {"from", "fromBase", "at", "silent", "noticed", "why"},
      script =
          "return {from: from, fromBase: fromBase, atEpochMillis: at, silentMillis: silent,"
              + " noticedEpochMillis: noticed, why: why};")
  private static native JSObject moved(
      String from, String fromBase, double at, double silent, double noticed, String why);
}
