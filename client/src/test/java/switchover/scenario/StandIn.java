package switchover.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What stands at an address.
 *
 * @param kind how it answers a request for its status
 * @param code HTTP status
 * @param type content type
 * @param body of the answer; empty where there is none
 * @param location of a redirect; null where there is none
 * @param script base URL of the node whose script its pages load; null for its own
 * @param events HTTP status of its stream; 0 where the connection is closed without one
 */
record StandIn(
    Kind kind, int code, String type, String body, String location, String script, int events) {
  enum Kind {
    /** It answers. */
    ANSWERS,
    /** The connection is taken and closed without a word. */
    REFUSED,
    /** The connection is taken and nothing follows. */
    SILENT
  }

  static final StandIn REFUSED = new StandIn(Kind.REFUSED, 0, "", "", null, null, 0);
  private static final StandIn SILENT = new StandIn(Kind.SILENT, 0, "", "", null, null, 0);

  static StandIn of(JsonElement at) {
    if (at.isJsonPrimitive()) {
      return switch (at.getAsString()) {
        case "refused" -> REFUSED;
        case "silent" -> SILENT;
        default -> throw new IllegalArgumentException("neither refused nor silent: " + at);
      };
    }
    JsonObject object = at.getAsJsonObject();
    if (object.has("pagesWithScriptOf")) {
      String script = object.get("pagesWithScriptOf").getAsString();
      return new StandIn(Kind.ANSWERS, 404, "text/plain", "", null, script, 0);
    }
    if (!object.has("code")) {
      int events = object.has("events") ? object.get("events").getAsInt() : 200;
      return new StandIn(
          Kind.ANSWERS, 200, "application/json", object.toString(), null, null, events);
    }
    String body = object.get("body").getAsString();
    if (object.has("padTo")) {
      body += " ".repeat(object.get("padTo").getAsInt() - body.length());
    }
    String location = object.has("location") ? object.get("location").getAsString() : null;
    int code = object.get("code").getAsInt();
    String type = object.get("type").getAsString();
    int events = code == 200 && type.equals("application/json") ? 200 : 0;
    return new StandIn(Kind.ANSWERS, code, type, body, location, null, events);
  }

  boolean streams() {
    return kind == Kind.ANSWERS && events == 200;
  }
}
