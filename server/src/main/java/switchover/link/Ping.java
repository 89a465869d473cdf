package switchover.link;

import com.google.gson.JsonObject;
import switchover.node.Report;

/**
 * What the backup says.
 *
 * @param sequence rises with each ping of a session, from 1
 * @param atMillis when it was made, by the backup's clock, since the session began
 * @param echoMillis the newest moment of the master's clock that the backup had heard of; 0 for the
 *     session's beginning
 * @param goodbye the backup ends the connection with this
 */
record Ping(
    long sequence, long atMillis, long echoMillis, Report report, Aside aside, boolean goodbye) {

  String json() {
    JsonObject json = new JsonObject();
    json.addProperty("sequence", sequence);
    json.addProperty("atMillis", atMillis);
    json.addProperty("echoMillis", echoMillis);
    json.add("report", ReportJson.write(report));
    aside.write(json);
    json.addProperty("goodbye", goodbye);
    return json.toString();
  }

  static Ping read(Fields json) throws MalformedException {
    return new Ping(
        json.number("sequence", 1, Long.MAX_VALUE),
        json.number("atMillis", 0, Long.MAX_VALUE),
        json.number("echoMillis", 0, Long.MAX_VALUE),
        ReportJson.read(json.object("report")),
        Aside.read(json),
        json.flag("goodbye"));
  }
}
