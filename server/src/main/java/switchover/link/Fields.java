package switchover.link;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Strict reading of one JSON object: every field typed and in range, unknown fields ignored. */
final class Fields {
  private final JsonObject object;

  private Fields(JsonObject object) {
    this.object = object;
  }

  static Fields of(String json) throws MalformedException {
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return new Fields(element.getAsJsonObject());
      }
    } catch (IOException | JsonParseException e) {
      throw new MalformedException("the message", "JSON");
    }
    throw new MalformedException("the message", "one JSON object");
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** Text of the length given. */
  String text(String name, int least, int most) throws MalformedException {
    JsonPrimitive value = primitive(name);
    if (value == null || !value.isString()) {
      throw new MalformedException(name, "text");
    }
    String text = value.getAsString();
    if (text.length() < least || text.length() > most) {
      throw new MalformedException(name, "text of " + least + " to " + most + " characters");
    }
    return text;
  }

  /** As {@link #text}; null where the field is absent. */
  String textOrNull(String name, int most) throws MalformedException {
    return has(name) ? text(name, 1, most) : null;
  }

  /** A whole number in the range given. */
  long number(String name, long least, long most) throws MalformedException {
    JsonPrimitive value = primitive(name);
    String allowed = "a whole number from " + least + " to " + most;
    if (value == null || !value.isNumber() || value.getAsString().length() > 20) {
      throw new MalformedException(name, allowed);
    }
    try {
      long number = new BigDecimal(value.getAsString()).longValueExact();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new MalformedException(name, allowed);
    }
    throw new MalformedException(name, allowed);
  }

  boolean flag(String name) throws MalformedException {
    JsonPrimitive value = primitive(name);
    if (value == null || !value.isBoolean()) {
      throw new MalformedException(name, "true or false");
    }
    return value.getAsBoolean();
  }

  Fields object(String name) throws MalformedException {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonObject()) {
      throw new MalformedException(name, "an object");
    }
    return new Fields(value.getAsJsonObject());
  }

  List<Fields> objects(String name, int most) throws MalformedException {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonArray() || value.getAsJsonArray().size() > most) {
      throw new MalformedException(name, "a list of at most " + most + " objects");
    }
    List<Fields> list = new ArrayList<>();
    for (JsonElement element : value.getAsJsonArray()) {
      if (!element.isJsonObject()) {
        throw new MalformedException(name, "a list of objects");
      }
      list.add(new Fields(element.getAsJsonObject()));
    }
    return list;
  }

  List<String> texts(String name, int most, int mostCharacters) throws MalformedException {
    JsonElement value = object.get(name);
    MalformedException refused =
        new MalformedException(
            name, "a list of at most " + most + " texts of at most " + mostCharacters + " each");
    if (value == null || !value.isJsonArray() || value.getAsJsonArray().size() > most) {
      throw refused;
    }
    List<String> list = new ArrayList<>();
    for (JsonElement element : value.getAsJsonArray()) {
      boolean text = element instanceof JsonPrimitive primitive && primitive.isString();
      if (!text || element.getAsString().length() > mostCharacters) {
        throw refused;
      }
      list.add(element.getAsString());
    }
    return List.copyOf(list);
  }

  /** The value that a word spells; {@code value} is what the word's own type made of it. */
  static <T> T known(String name, T value) throws MalformedException {
    if (value == null) {
      throw new MalformedException(name, "a known word");
    }
    return value;
  }

  private JsonPrimitive primitive(String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsJsonPrimitive() : null;
  }
}
