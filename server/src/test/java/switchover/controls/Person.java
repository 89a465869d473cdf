package switchover.controls;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who is signed in, as his browser has it.
 *
 * @param cookie name and value
 * @param key of the page
 */
record Person(String cookie, String key) {
  /** Null where that was refused. */
  static Person signedIn(Answer answer) {
    return answer.status() == 200
        ? new Person(
            answer.header("Set-Cookie").split(";")[0],
            JsonParser.parseString(answer.body()).getAsJsonObject().get("key").getAsString())
        : null;
  }

  /** Asks with both secrets, and says of the origin what the headers say. */
  Answer ask(Stranger from, String method, String path, String body, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Cookie: " + cookie);
    all.add("Switchover-Session: " + key);
    return from.ask(method, path, body, all.toArray(new String[0]));
  }
}
