package switchover.link;

import com.google.gson.JsonObject;
import switchover.node.DecidedBy;
import switchover.settings.WebAddress;
import switchover.status.Mode;

/** A {@link Hello} as JSON. An unset part is absent. */
final class HelloJson {
  private static final int MOST_ID = 100;
  private static final int MOST_NAME = 200;
  private static final int MOST_URL = 1000;

  private static final String PING_RATE = "pingRateMillis";
  private static final String FAILOVER = "failoverMillis";

  private HelloJson() {}

  static JsonObject write(Hello hello) {
    JsonObject json = new JsonObject();
    json.addProperty("contract", hello.contract());
    json.addProperty("pair", hello.pair());
    json.addProperty("nodeId", hello.nodeId());
    json.addProperty("bootId", hello.bootId());
    json.addProperty("name", hello.name());
    json.addProperty("mode", hello.mode().word());
    addSet(json, "publicAddress", hello.publicAddress());
    addSet(json, "masterAddress", hello.masterAddress());
    json.addProperty("scheme", hello.scheme());
    addSet(json, "hostName", hello.hostName());
    json.addProperty("port", hello.port());
    json.addProperty("basePath", hello.basePath());
    DecidedBy decidedBy = hello.decidedBy();
    addSet(json, "decidedBy", decidedBy == null ? null : decidedBy.word());
    addSaid(json, PING_RATE, hello.pingRateMillis());
    addSaid(json, FAILOVER, hello.failoverMillis());
    return json;
  }

  static Hello read(Fields json) throws MalformedException {
    return new Hello(
        contract(json),
        json.text("pair", 0, MOST_NAME),
        json.text("nodeId", 1, MOST_ID),
        json.text("bootId", 1, MOST_ID),
        json.text("name", 0, MOST_NAME),
        Fields.known("mode", Mode.of(json.text("mode", 1, MOST_NAME))),
        urlOrNull(json, "publicAddress"),
        urlOrNull(json, "masterAddress"),
        scheme(json.text("scheme", 1, MOST_NAME)),
        json.textOrNull("hostName", MOST_NAME),
        (int) json.number("port", 1, 65535),
        basePath(json.text("basePath", 0, MOST_URL)),
        DecidedBy.of(json.textOrNull("decidedBy", MOST_NAME)),
        millisOrZero(json, PING_RATE),
        millisOrZero(json, FAILOVER));
  }

  /** The contract version alone: it decides whether the rest can be understood. */
  static int contract(Fields json) throws MalformedException {
    return (int) json.number("contract", 1, Integer.MAX_VALUE);
  }

  private static String scheme(String text) throws MalformedException {
    if (!text.equals("http") && !text.equals("https")) {
      throw new MalformedException("scheme", "http or https");
    }
    return text;
  }

  /** It is put behind host and port and must not turn into a part of them. */
  private static String basePath(String text) throws MalformedException {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new MalformedException("basePath", "empty or a path that begins with a slash");
    }
    return text;
  }

  private static String urlOrNull(Fields json, String name) throws MalformedException {
    String text = json.textOrNull(name, MOST_URL);
    if (text != null && WebAddress.parse(text).address() == null) {
      throw new MalformedException(name, WebAddress.ALLOWED);
    }
    return text;
  }

  private static int millisOrZero(Fields json, String name) throws MalformedException {
    return json.has(name) ? (int) json.number(name, 1, Integer.MAX_VALUE) : 0;
  }

  private static void addSaid(JsonObject json, String name, int millis) {
    if (millis > 0) {
      json.addProperty(name, millis);
    }
  }

  private static void addSet(JsonObject json, String name, String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }
}
