package switchover.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import switchover.decision.Json;

/** A JSON object for the production reader of statuses. */
record ParsedJson(JsonObject object) implements Json {
  /** Null where the text is not a JSON object. */
  static Json parse(String text) {
    return of(JsonParser.parseString(text));
  }

  private static Json of(JsonElement element) {
    return element instanceof JsonObject found ? new ParsedJson(found) : null;
  }

  @Override
  public boolean has(String field) {
    return object.has(field);
  }

  @Override
  public String text(String field) {
    return object.get(field) instanceof JsonPrimitive text && text.isString()
        ? text.getAsString()
        : null;
  }

  @Override
  public double number(String field) {
    return object.get(field) instanceof JsonPrimitive number && number.isNumber()
        ? number.getAsDouble()
        : Double.NaN;
  }

  @Override
  public Json object(String field) {
    return of(object.get(field));
  }

  @Override
  public Json[] list(String field) {
    return object.get(field) instanceof JsonArray array
        ? array.asList().stream().map(ParsedJson::of).toArray(Json[]::new)
        : null;
  }
}
