package switchover.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;

/** Entries as JSON objects, for readers and for the disk. Pure. */
final class EntryJson {
  private EntryJson() {}

  /** For readers; what is not set is absent. */
  static JsonObject object(Entry entry) {
    JsonObject object = new JsonObject();
    object.addProperty("at", entry.at().toString());
    object.addProperty("kind", entry.kind().word());
    add(object, "from", entry.from());
    add(object, "to", entry.to());
    add(object, "why", entry.why());
    object.addProperty("epoch", entry.epoch());
    add(object, "by", entry.by());
    return object;
  }

  /**
   * From an object, as {@link #object} makes it.
   *
   * @return null where it is none of this version's
   */
  static Entry entry(JsonObject object) {
    try {
      return parsed(object);
    } catch (IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | DateTimeException e) {
      return null;
    }
  }

  private static Entry parsed(JsonObject object) {
    Kind kind = Kind.of(text(object, "kind"));
    String at = text(object, "at");
    JsonElement epoch = object.get("epoch");
    if (kind == null || at == null || epoch == null) {
      return null;
    }
    return new Entry(
        Instant.parse(at),
        kind,
        text(object, "from"),
        text(object, "to"),
        text(object, "why"),
        epoch.getAsLong(),
        text(object, "by"));
  }

  private static void add(JsonObject object, String name, String text) {
    if (text != null) {
      object.addProperty(name, text);
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element == null ? null : element.getAsString();
  }
}
