package switchover.audit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;

/** Audit entries as JSON objects, for readers and for the disk. Pure. */
final class AuditJson {
  private static final String SUCCESS = "Success";
  private static final String FAILURE = "Failure";

  private AuditJson() {}

  static JsonObject object(AuditEntry entry) {
    JsonObject object = new JsonObject();
    object.addProperty("eventId", entry.id());
    object.addProperty("timestamp", entry.at().toString());
    object.addProperty("category", entry.act().category());
    object.addProperty("type", entry.act().word());
    object.addProperty("who", entry.who());
    object.addProperty("source", entry.source());
    object.addProperty("result", entry.success() ? SUCCESS : FAILURE);
    if (entry.detail() != null) {
      object.addProperty("detail", entry.detail());
    }
    return object;
  }

  /**
   * From an object, as {@link #object} makes it.
   *
   * @return null where it is none of this version's
   */
  static AuditEntry entry(JsonObject object) {
    try {
      Act act = Act.of(text(object, "type"));
      JsonElement detail = object.get("detail");
      return act == null
          ? null
          : new AuditEntry(
              object.get("eventId").getAsLong(),
              Instant.parse(text(object, "timestamp")),
              act,
              text(object, "who"),
              text(object, "source"),
              SUCCESS.equals(text(object, "result")),
              detail == null ? null : detail.getAsString());
    } catch (NullPointerException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | DateTimeException e) {
      return null;
    }
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
