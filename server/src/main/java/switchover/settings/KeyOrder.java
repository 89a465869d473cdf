package switchover.settings;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * An admin's wish that a node keep the key of its pair to be. No value that was given is ever part
 * of a problem: it may be the key. Immutable.
 *
 * @param key never null
 * @param replace whether another key may be replaced by it
 */
public record KeyOrder(PairKey key, boolean replace) {
  private static final String KEY = "key";
  private static final String REPLACE = "replace";
  private static final String GIVEN = "what was given";
  private static final String KEY_ALLOWED = "one line, base64 of 32 bytes, as the master has it";

  /**
   * Parses and judges {@code {"key":"...","replace":false}}; strict.
   *
   * @throws SettingsException with what is wrong
   */
  public static KeyOrder parse(byte[] body) throws SettingsException {
    JsonObject object = JsonText.object("body", body);
    List<Problem> problems = new ArrayList<>();
    PairKey key = null;
    if (!object.has(KEY)) {
      problems.add(Problem.of(KEY, "nothing", "is given", KEY_ALLOWED));
    } else if (object.get(KEY).isJsonPrimitive()) {
      key = PairKey.of(object.get(KEY).getAsString().strip());
    }
    if (key == null && problems.isEmpty()) {
      problems.add(Problem.of(KEY, GIVEN, "is no pair key", KEY_ALLOWED));
    }
    boolean replace = false;
    if (object.has(REPLACE)) {
      List<Problem> wrong = new ArrayList<>();
      replace = new Section("", object, wrong).flag(REPLACE, false);
      if (!wrong.isEmpty()) {
        problems.add(Problem.of(REPLACE, GIVEN, "is not allowed", wrong.get(0).allowed()));
      }
    }
    for (String name : object.keySet()) {
      if (!name.equals(KEY) && !name.equals(REPLACE)) {
        String field = Problem.printable(name);
        String allowed = "the fields key and replace";
        problems.add(Problem.of(field, GIVEN, "is given for a field that is not known", allowed));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new KeyOrder(key, replace);
  }
}
