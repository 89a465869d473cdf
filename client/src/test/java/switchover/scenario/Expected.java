package switchover.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Compares what a page tells with the part of it that a scenario expects. */
final class Expected {
  private Expected() {}

  /** What differs, as one line; null where everything expected is there. */
  static String difference(JsonObject expected, JsonObject told) {
    return difference("", expected, told);
  }

  private static String difference(String at, JsonElement expected, JsonElement told) {
    if (told != null && expected.isJsonObject() && told.isJsonObject()) {
      for (String field : expected.getAsJsonObject().keySet()) {
        String differs =
            difference(
                at + "/" + field,
                expected.getAsJsonObject().get(field),
                told.getAsJsonObject().get(field));
        if (differs != null) {
          return differs;
        }
      }
      return null;
    }
    return expected.equals(told) || begins(expected, told)
        ? null
        : at + ": expected " + expected + ", told " + told;
  }

  private static boolean begins(JsonElement expected, JsonElement told) {
    String text = expected.isJsonPrimitive() ? expected.getAsString() : "";
    return text.endsWith("*")
        && told != null
        && told.isJsonPrimitive()
        && told.getAsString().startsWith(text.substring(0, text.length() - 1));
  }
}
