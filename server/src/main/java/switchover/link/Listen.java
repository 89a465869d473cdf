package switchover.link;

import com.google.gson.JsonObject;

/**
 * The backup wants the master's stream.
 *
 * @param number rises with each of a session, from 1
 */
record Listen(long number) {

  String json() {
    JsonObject json = new JsonObject();
    json.addProperty("number", number);
    return json.toString();
  }

  static Listen read(Fields json) throws MalformedException {
    return new Listen(json.number("number", 1, Long.MAX_VALUE));
  }
}
