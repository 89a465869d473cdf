package switchover.journal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** One line of JSON, whose last member is a checksum over all before it. Pure. */
final class CheckedLine {
  private static final String CHECK = ",\"crc\":\"";
  private static final int CHECK_LENGTH = CHECK.length() + 8 + 2;

  private CheckedLine() {}

  /**
   * The line, with its end.
   *
   * @param json not empty
   */
  static String of(JsonObject json) {
    String text = json.toString();
    String body = text.substring(0, text.length() - 1);
    return body + CHECK + checksum(body) + "\"}\n";
  }

  /**
   * From a line, without its end.
   *
   * @return null where it is damaged
   */
  static JsonObject parse(String line) {
    int bodyEnd = line.length() - CHECK_LENGTH;
    if (bodyEnd < 0) {
      return null;
    }
    String body = line.substring(0, bodyEnd);
    if (!line.equals(body + CHECK + checksum(body) + "\"}")) {
      return null;
    }
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return null;
    }
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
