package switchover.scenario;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import switchover.decision.Json;

/** A JSON object as the JVM's parser has parsed it. */
record GsonJson(JsonObject object) implements Json {
  private static final TypeAdapter<JsonElement> STRICT =
      new GsonBuilder().setStrictness(Strictness.STRICT).create().getAdapter(JsonElement.class);

  static Json parse(String text) {
    try {
      return of(STRICT.fromJson(text));
    } catch (JsonParseException | IOException e) {
      return null;
    }
  }

  private static Json of(JsonElement element) {
    return element != null && element.isJsonObject()
        ? new GsonJson(element.getAsJsonObject())
        : null;
  }

  @Override
  public boolean has(String field) {
    return object.has(field);
  }

  @Override
  public String text(String field) {
    JsonElement value = object.get(field);
    boolean text =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    return text ? value.getAsString() : null;
  }

  @Override
  public double number(String field) {
    JsonElement value = object.get(field);
    boolean number =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return number ? value.getAsDouble() : Double.NaN;
  }

  @Override
  public Json object(String field) {
    return of(object.get(field));
  }

  @Override
  public Json[] list(String field) {
    if (!(object.get(field) instanceof JsonArray array)) {
      return null;
    }
    Json[] list = new Json[array.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = of(array.get(i));
    }
    return list;
  }
}
