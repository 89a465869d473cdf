package switchover.link;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import switchover.node.Report;

/**
 * What the master says, in answer to a ping or in the stream.
 *
 * @param answers the sequence of the ping that it answers; 0 in the stream
 * @param order rises with each report that the master takes, whichever way it is sent
 * @param atMillis when it was made, by the master's clock, since the session began
 * @param echoMillis the newest moment of the backup's clock that the master had heard of
 * @param goodbye the master ends the connection with this
 * @param keys ids of the pair keys that the master accepts; empty from one that doesn't say
 */
record Said(
    long answers,
    long order,
    long atMillis,
    long echoMillis,
    Report report,
    Aside aside,
    boolean goodbye,
    List<String> keys) {
  private static final int MOST_KEYS = 4;
  private static final int MOST_KEY_ID = 100;

  String json() {
    JsonObject json = new JsonObject();
    json.addProperty("answers", answers);
    json.addProperty("order", order);
    json.addProperty("atMillis", atMillis);
    json.addProperty("echoMillis", echoMillis);
    json.add("report", ReportJson.write(report));
    aside.write(json);
    json.addProperty("goodbye", goodbye);
    JsonArray list = new JsonArray();
    keys.forEach(list::add);
    json.add("keys", list);
    return json.toString();
  }

  static Said read(Fields json) throws MalformedException {
    return new Said(
        json.number("answers", 0, Long.MAX_VALUE),
        json.number("order", 1, Long.MAX_VALUE),
        json.number("atMillis", 0, Long.MAX_VALUE),
        json.number("echoMillis", 0, Long.MAX_VALUE),
        ReportJson.read(json.object("report")),
        Aside.read(json),
        json.flag("goodbye"),
        json.has("keys") ? json.texts("keys", MOST_KEYS, MOST_KEY_ID) : List.of());
  }
}
