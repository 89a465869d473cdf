package switchover.pair;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;

/** JSON objects from plain maps; a null value is left out. */
final class Json {
  private Json() {}

  static JsonObject object(Map<String, ?> map) {
    return new Gson().toJsonTree(map).getAsJsonObject();
  }
}
