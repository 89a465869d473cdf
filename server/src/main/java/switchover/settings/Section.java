package switchover.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One object of the settings, read field by field. What is wrong goes to the list of problems and
 * reads as the default, so that the rest can be judged too. Not shared between threads.
 */
final class Section {
  private final String prefix;
  private final JsonObject object;
  private final List<Problem> problems;
  private final Set<String> known = new HashSet<>();

  Section(String prefix, JsonObject object, List<Problem> problems) {
    this.prefix = prefix;
    this.object = object;
    this.problems = problems;
  }

  /** The object under that name; an empty one where it is absent. */
  Section section(String name) {
    JsonElement given = given(name);
    if (given != null && !given.isJsonObject()) {
      refuse(name, show(given), "is " + kind(given), "a JSON object");
      given = null;
    }
    JsonObject inner = given == null ? new JsonObject() : given.getAsJsonObject();
    return new Section(prefix + name + ".", inner, problems);
  }

  int integer(String name, Range range, int preset) {
    JsonElement given = given(name);
    if (given == null) {
      return preset;
    }
    if (!(given instanceof JsonPrimitive number) || !number.isNumber()) {
      refuse(name, show(given), "is " + kind(given), range.allowed());
      return preset;
    }
    BigDecimal exact = number.getAsBigDecimal();
    if (exact.stripTrailingZeros().scale() > 0) {
      refuse(name, show(given), "is not a whole number", range.allowed());
      return preset;
    }
    if (exact.compareTo(BigDecimal.valueOf(range.min())) < 0) {
      refuse(name, show(given), "is too low", range.allowed());
      return preset;
    }
    if (exact.compareTo(BigDecimal.valueOf(range.max())) > 0) {
      refuse(name, show(given), "is too high", range.allowed());
      return preset;
    }
    return exact.intValueExact();
  }

  boolean flag(String name, boolean preset) {
    JsonElement given = given(name);
    if (given == null) {
      return preset;
    }
    if (!(given instanceof JsonPrimitive flag) || !flag.isBoolean()) {
      refuse(name, show(given), "is " + kind(given), "true or false");
      return preset;
    }
    return flag.getAsBoolean();
  }

  /**
   * The text under that name.
   *
   * @return null where it is absent or not a text
   */
  String text(String name, String allowed) {
    JsonElement given = given(name);
    if (given == null) {
      return null;
    }
    if (!(given instanceof JsonPrimitive text) || !text.isString()) {
      refuse(name, show(given), "is " + kind(given), allowed);
      return null;
    }
    return text.getAsString();
  }

  /**
   * What the word under that name spells.
   *
   * @param of gives null for a word that spells nothing, and for null
   * @param preset where it is absent or wrong
   * @param reason why another word is refused, as {@code is not a mode}
   */
  <T> T word(String name, Function<String, T> of, T preset, String reason, String allowed) {
    String given = text(name, allowed);
    T value = of.apply(given);
    if (given != null && value == null) {
      refuse(name, '"' + given + '"', reason, allowed);
    }
    return value == null ? preset : value;
  }

  /**
   * The command under that name.
   *
   * @return null where it is absent or not an array of one text or more
   */
  List<String> command(String name) {
    String allowed = "an array of one text or more: a program and its arguments";
    JsonElement given = given(name);
    if (given == null) {
      return null;
    }
    List<String> texts = texts(given);
    if (texts == null || texts.isEmpty() || texts.get(0).isBlank()) {
      refuse(name, show(given), "is not a command", allowed);
      return null;
    }
    return texts;
  }

  /**
   * What the texts under that name spell, each for itself.
   *
   * @param of gives null for a text that spells nothing
   * @return empty where it is absent or wrong; immutable
   */
  <T> List<T> each(String name, Function<String, T> of, String allowed) {
    JsonElement given = given(name);
    if (given == null) {
      return List.of();
    }
    List<String> texts = texts(given);
    if (texts == null) {
      String reason = given.isJsonArray() ? "holds what is no text" : "is " + kind(given);
      refuse(name, show(given), reason, allowed);
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      T value = of.apply(text);
      if (value == null) {
        refuse(name, '"' + text + '"', "is none", allowed);
        return List.of();
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  /** Null where it is not an array of texts. */
  private static List<String> texts(JsonElement given) {
    if (!given.isJsonArray()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement element : given.getAsJsonArray()) {
      if (!(element instanceof JsonPrimitive text) || !text.isString()) {
        return null;
      }
      texts.add(text.getAsString());
    }
    return texts;
  }

  /**
   * The address of a node under that name, normalised.
   *
   * @param bareScheme that of a bare {@code host:port}; null where there must be a whole URL
   * @return null where it is absent or wrong
   */
  String nodeAddress(String name, String bareScheme) {
    boolean bareAllowed = bareScheme != null;
    String allowed = bareAllowed ? WebAddress.ALLOWED + ", or host:port" : WebAddress.ALLOWED;
    String given = text(name, allowed);
    if (given == null) {
      return null;
    }
    WebAddress.Parsed parsed =
        bareAllowed ? WebAddress.parseBareToo(given, bareScheme) : WebAddress.parse(given);
    if (parsed.fault() != null) {
      refuse(name, '"' + given + '"', parsed.fault(), allowed);
      return null;
    }
    return parsed.address().url();
  }

  /** Whether nothing was wrong so far with the fields of these names, each for itself. */
  boolean areRight(String... names) {
    return Stream.of(names)
        .map(prefix::concat)
        .noneMatch(name -> problems.stream().anyMatch(problem -> problem.field().equals(name)));
  }

  /** Whether nothing stands in this section. */
  boolean isEmpty() {
    return object.size() == 0;
  }

  /** Whether a value stands under that name, be it right or wrong. */
  boolean has(String name) {
    return object.has(name);
  }

  void refuse(String name, String value, String reason, String allowed) {
    problems.add(Problem.of(prefix + name, value, reason, allowed));
  }

  /** The dotted names that nobody asked for. */
  List<String> unknown() {
    List<String> names = new ArrayList<>();
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        names.add(Problem.printable(prefix + name));
      }
    }
    return names;
  }

  /** Refuses every field that nobody asked for. */
  void refuseUnknown(String allowed) {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        String value = show(object.get(name));
        String reason = "is given for a field that is not known";
        problems.add(Problem.of(Problem.printable(prefix + name), value, reason, allowed));
      }
    }
  }

  private JsonElement given(String name) {
    known.add(name);
    return object.get(name);
  }

  /** A value as an error names it. */
  static String show(JsonElement given) {
    if (given instanceof JsonPrimitive primitive) {
      return primitive.isString() ? '"' + primitive.getAsString() + '"' : primitive.getAsString();
    }
    return given.isJsonNull() ? "null" : given.isJsonArray() ? "[...]" : "{...}";
  }

  private static String kind(JsonElement given) {
    if (given instanceof JsonPrimitive primitive) {
      return primitive.isString() ? "a text" : primitive.isBoolean() ? "a boolean" : "a number";
    }
    return given.isJsonNull() ? "no value" : given.isJsonArray() ? "an array" : "an object";
  }
}
