package switchover.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Entries as JSON: an object for readers, and a line with a checksum for the disk. Pure. */
final class EntryJson {
  private static final String CHECK = ",\"crc\":\"";
  private static final int CHECK_LENGTH = CHECK.length() + 8 + 2;

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

  /** For the disk: one line of JSON, whose last member is a checksum over all before it. */
  static String line(Entry entry) {
    String text = object(entry).toString();
    String body = text.substring(0, text.length() - 1);
    return body + CHECK + checksum(body) + "\"}\n";
  }

  /**
   * From a line of the disk, without its end.
   *
   * @return null where it is damaged, or is none of this version's
   */
  static Entry parse(String line) {
    int bodyEnd = line.length() - CHECK_LENGTH;
    if (bodyEnd < 0) {
      return null;
    }
    String body = line.substring(0, bodyEnd);
    if (!line.equals(body + CHECK + checksum(body) + "\"}")) {
      return null;
    }
    try {
      return entry(JsonParser.parseString(line).getAsJsonObject());
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | DateTimeException e) {
      return null;
    }
  }

  private static Entry entry(JsonObject object) {
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

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
