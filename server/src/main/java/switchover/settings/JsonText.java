package switchover.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bytes to a JSON object, by the letter of RFC 8259 and stricter: no name twice in an object,
 * nesting and size bounded. Pure.
 */
public final class JsonText {
  static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NESTING = 32;
  private static final int MOST_DIGITS = 40;
  private static final String ALLOWED = "one JSON object in UTF-8, without a byte order mark";

  private final String field;
  private final JsonReader reader;

  private JsonText(String field, String text) {
    this.field = field;
    reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MOST_NESTING);
  }

  /**
   * Parses.
   *
   * @param field what the problem names, such as the file
   * @throws SettingsException where it is anything else than one object
   */
  public static JsonObject object(String field, byte[] bytes) throws SettingsException {
    return new JsonText(field, text(field, bytes)).object();
  }

  private static String text(String field, byte[] bytes) throws SettingsException {
    if (bytes.length == 0) {
      throw refused(field, "an empty text", "is given");
    }
    if (bytes.length > MOST_BYTES) {
      String allowed = "at most " + MOST_BYTES + " bytes";
      throw new SettingsException(
          Problem.of(field, bytes.length + " bytes", "are too many", allowed));
    }
    if (bytes.length >= 2 && isMark(bytes)) {
      throw refused(field, "a byte order mark", "stands at the beginning");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused(field, "a byte sequence", "is not UTF-8");
    }
  }

  private static boolean isMark(byte[] bytes) {
    int two = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return two == 0xfeff || two == 0xfffe || two == 0xefbb;
  }

  private JsonObject object() throws SettingsException {
    try {
      JsonToken first = reader.peek();
      if (first != JsonToken.BEGIN_OBJECT) {
        String kind = first.name().toLowerCase(Locale.ROOT).replace("begin_", "");
        throw refused(field, "a JSON " + kind, "is given");
      }
      JsonElement element = element("");
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw refused(field, "text after the object", "is given");
      }
      return element.getAsJsonObject();
    } catch (EOFException e) {
      throw refused(field, "the text", "ends too early");
    } catch (MalformedJsonException | NumberFormatException e) {
      boolean deep = String.valueOf(e.getMessage()).startsWith("Nesting limit");
      String reason = deep ? "is nested deeper than " + MOST_NESTING : "is not well-formed JSON";
      throw refused(field, place(e), reason);
    } catch (IOException e) {
      throw refused(field, "the text", "can't be read (" + e.getMessage() + ")");
    }
  }

  private JsonElement element(String path) throws IOException, SettingsException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(path);
      case BEGIN_ARRAY -> items(path);
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> number(path, reader.nextString());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      default -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private JsonObject members(String path) throws IOException, SettingsException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      String member = path.isEmpty() ? name : path + "." + name;
      if (object.has(name)) {
        throw new SettingsException(
            Problem.of(Problem.printable(member), "a second value", "is given", "each name once"));
      }
      object.add(name, element(member));
    }
    reader.endObject();
    return object;
  }

  private JsonArray items(String path) throws IOException, SettingsException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(element(path));
    }
    reader.endArray();
    return array;
  }

  /** Bounded before it becomes a number: 1e999999999 would cost the memory of all its digits. */
  private static JsonPrimitive number(String path, String digits) throws SettingsException {
    BigDecimal number = digits.length() > MOST_DIGITS ? null : new BigDecimal(digits);
    if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS) {
      String allowed = "a number of at most " + MOST_DIGITS + " digits";
      throw new SettingsException(
          Problem.of(Problem.printable(path), digits, "is out of all range", allowed));
    }
    // Not the number itself, so that a document that is saved keeps its digits as they were.
    return JsonParser.parseString(digits).getAsJsonPrimitive();
  }

  private String place(Exception e) {
    String text = String.valueOf(e.getMessage());
    int at = text.indexOf("at line ");
    int end = text.indexOf(" path ", Math.max(at, 0));
    return at < 0 ? "the text" : "the text " + text.substring(at, end < 0 ? text.length() : end);
  }

  private static SettingsException refused(String field, String value, String reason) {
    return new SettingsException(Problem.of(field, value, reason, ALLOWED));
  }
}
