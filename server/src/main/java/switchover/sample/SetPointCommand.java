package switchover.sample;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import switchover.settings.JsonText;
import switchover.settings.Problem;
import switchover.settings.SettingsException;

/**
 * An operator's wish for the sample's heater. Immutable.
 *
 * @param id made by the page: tells it from every other, so that it is done once however often it
 *     comes
 * @param value the set point, in degrees Celsius
 */
public record SetPointCommand(String id, double value) {
  /** The lowest set point, in degrees Celsius. */
  public static final int LOWEST = 40;

  /** The highest. */
  public static final int HIGHEST = 75;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{8,40}");
  private static final String ID_ALLOWED = "8 to 40 letters and digits";
  private static final String VALUE_ALLOWED = "a number from " + LOWEST + " to " + HIGHEST;

  /**
   * Parses and judges {@code {"id":"<id>","value":<number>}}; strict.
   *
   * @throws SettingsException with all that is wrong
   */
  public static SetPointCommand parse(byte[] body) throws SettingsException {
    JsonObject object = JsonText.object("body", body);
    List<Problem> problems = new ArrayList<>();
    JsonElement id = object.get("id");
    boolean named = id instanceof JsonPrimitive text && text.isString() && isId(text.getAsString());
    if (!named) {
      problems.add(refused("id", id, ID_ALLOWED));
    }
    JsonElement value = object.get("value");
    boolean right = value instanceof JsonPrimitive number && number.isNumber() && isWithin(number);
    if (!right) {
      problems.add(refused("value", value, VALUE_ALLOWED));
    }
    for (String field : object.keySet()) {
      if (!field.equals("id") && !field.equals("value")) {
        problems.add(
            refused(Problem.printable(field), object.get(field), "the fields id and value"));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new SetPointCommand(id.getAsString(), value.getAsDouble());
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static boolean isWithin(JsonPrimitive number) {
    return number.getAsDouble() >= LOWEST && number.getAsDouble() <= HIGHEST;
  }

  private static Problem refused(String field, JsonElement given, String allowed) {
    return given == null
        ? Problem.of(field, "nothing", "is given", allowed)
        : Problem.of(field, given.toString(), "is not allowed", allowed);
  }
}
