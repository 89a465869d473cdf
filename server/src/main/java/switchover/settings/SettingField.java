package switchover.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One setting as screens and commands must know it. The rules themselves are the parser's; what is
 * said here of a field is read from where the parser reads it. Immutable.
 *
 * @param name dotted, as {@code node.httpPort}
 * @param kind what a value is
 * @param unit as said to people, such as {@code ms}; null where it has none
 * @param min the lowest number; null for what is no number
 * @param max the highest number; null for what is no number
 * @param preset what holds where the field is left out; null where that is nothing
 * @param choices the words that there are; empty where it is no word
 * @param atOnce whether a node at work can take it without a restart
 * @param shared whether it is about the pair, and makes sense on both nodes alike
 * @param value what settings say of it; gives null where they say nothing
 */
public record SettingField(
    String name,
    Kind kind,
    String unit,
    Integer min,
    Integer max,
    Object preset,
    List<String> choices,
    boolean atOnce,
    boolean shared,
    Function<Settings, Object> value) {

  /** What a value is. */
  public enum Kind {
    /** A whole number. */
    NUMBER("number"),

    /** One of the choices. */
    WORD("word"),

    /** Text. */
    TEXT("text"),

    /** True or false. */
    FLAG("flag"),

    /** Several texts, such as a program and its arguments. */
    WORDS("words");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word as spelled in JSON. */
    public String word() {
      return word;
    }
  }

  static SettingField number(
      String name, Range range, int preset, Function<Settings, Object> value) {
    return new SettingField(
        name,
        Kind.NUMBER,
        range.unit(),
        range.min(),
        range.max(),
        preset,
        List.of(),
        false,
        false,
        value);
  }

  /** A number that may be left out, and is nothing then. */
  static SettingField number(String name, Range range, Function<Settings, Object> value) {
    return new SettingField(
        name,
        Kind.NUMBER,
        range.unit(),
        range.min(),
        range.max(),
        null,
        List.of(),
        false,
        false,
        value);
  }

  static SettingField word(
      String name, List<String> choices, String preset, Function<Settings, Object> value) {
    return plain(name, Kind.WORD, preset, choices, value);
  }

  static SettingField text(String name, Function<Settings, Object> value) {
    return plain(name, Kind.TEXT, null, List.of(), value);
  }

  static SettingField flag(String name, boolean preset, Function<Settings, Object> value) {
    return plain(name, Kind.FLAG, preset, List.of(), value);
  }

  static SettingField words(String name, Function<Settings, Object> value) {
    return plain(name, Kind.WORDS, null, List.of(), value);
  }

  /** The same, for a field that a node at work can take. */
  SettingField takenAtOnce() {
    return new SettingField(name, kind, unit, min, max, preset, choices, true, shared, value);
  }

  /** The same, for a field that makes sense on both nodes alike. */
  SettingField ofThePair() {
    return new SettingField(name, kind, unit, min, max, preset, choices, atOnce, true, value);
  }

  private static SettingField plain(
      String name,
      Kind kind,
      Object preset,
      List<String> choices,
      Function<Settings, Object> value) {
    return new SettingField(name, kind, null, null, null, preset, choices, false, false, value);
  }
}
