package switchover.link;

import com.google.gson.JsonObject;
import switchover.node.Recovery;
import switchover.node.Report;
import switchover.node.Unfit;
import switchover.status.NodeState;

/** A {@link Report} as JSON. */
final class ReportJson {
  private static final int MOST_WORD = 20;

  private ReportJson() {}

  static JsonObject write(Report report) {
    JsonObject json = new JsonObject();
    json.addProperty("state", report.state().word());
    json.addProperty("epoch", report.epoch());
    json.addProperty("mayRun", report.mayRun());
    json.addProperty("ready", report.ready());
    if (!report.ready()) {
      json.addProperty("unfit", report.unfit().word());
    }
    json.addProperty("recovery", report.recovery().word());
    json.addProperty("asksToRun", report.asksToRun());
    json.addProperty("handsOverEpoch", report.handsOverEpoch());
    return json;
  }

  /** A node of an older version says that it is not ready, and not why. */
  private static Unfit unfit(Fields json) throws MalformedException {
    if (json.flag("ready")) {
      return null;
    }
    String word = json.textOrNull("unfit", MOST_WORD);
    return word == null ? Unfit.OTHER : Unfit.of(word);
  }

  static Report read(Fields json) throws MalformedException {
    return new Report(
        Fields.known("state", NodeState.of(json.text("state", 1, MOST_WORD))),
        json.number("epoch", 0, Long.MAX_VALUE),
        json.flag("mayRun"),
        unfit(json),
        Fields.known("recovery", Recovery.of(json.text("recovery", 1, MOST_WORD))),
        json.flag("asksToRun"),
        json.number("handsOverEpoch", 0, Long.MAX_VALUE));
  }
}
