package switchover.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchover.settings.SettingField;
import switchover.settings.SettingFields;

/** What is to be done with settings, from the words of a command line. Pure. */
final class SettingsOptions {
  private static final String PARTS = "show, set, export or import";
  private static final String ASSIGNMENT = "FIELD=VALUE, such as page.missed=3";

  private SettingsOptions() {}

  /**
   * Reads them.
   *
   * @param part the word after {@code settings}; null for none
   * @param operands the words after that, before the options
   * @param options those
   */
  static Command.Question action(String part, List<String> operands, Options options) throws Wrong {
    if (part == null) {
      throw new Wrong("settings", "nothing", "is given", PARTS);
    }
    switch (part) {
      case "show", "export" -> {
        requireNoMore(operands, 0);
        return part.equals("show")
            ? new Command.Question.SettingsShow()
            : new Command.Question.SettingsExport(options.has(Options.WITH_SECRETS));
      }
      case "import" -> {
        if (operands.isEmpty()) {
          throw new Wrong("settings import", "nothing", "is given", "the path of a file");
        }
        requireNoMore(operands, 1);
        return new Command.Question.SettingsImport(Options.path("FILE", operands.get(0)));
      }
      case "set" -> {
        return new Command.Question.SettingsSet(values(operands));
      }
      default -> throw new Wrong("settings", Options.quoted(part), "is not known", PARTS);
    }
  }

  private static void requireNoMore(List<String> operands, int most) throws Wrong {
    if (operands.size() > most) {
      String word = Options.quoted(operands.get(most));
      throw new Wrong("option", word, "is one word too many", "nothing more");
    }
  }

  private static Map<String, JsonElement> values(List<String> operands) throws Wrong {
    if (operands.isEmpty()) {
      throw new Wrong("settings set", "nothing", "is given", ASSIGNMENT);
    }
    Map<String, JsonElement> values = new LinkedHashMap<>();
    for (String operand : operands) {
      int equals = operand.indexOf('=');
      if (equals <= 0) {
        throw new Wrong("settings set", Options.quoted(operand), "is no assignment", ASSIGNMENT);
      }
      String name = operand.substring(0, equals);
      SettingField field = SettingFields.of(name);
      if (field == null) {
        throw new Wrong(name, Options.quoted(operand), "is for a field that is not known", names());
      }
      if (values.containsKey(name)) {
        throw new Wrong(name, Options.quoted(operand), "is given twice", "each once");
      }
      values.put(name, value(field, operand.substring(equals + 1)));
    }
    return values;
  }

  private static String names() {
    return String.join(", ", SettingFields.ALL.stream().map(SettingField::name).toList());
  }

  /** What can't be of the field's kind stays text, for the judge of settings to refuse. */
  private static JsonElement value(SettingField field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (field.kind()) {
      case NUMBER ->
          text.matches("-?[0-9]{1,20}")
              ? new JsonPrimitive(new BigDecimal(text))
              : new JsonPrimitive(text);
      case FLAG ->
          text.equals("true") || text.equals("false")
              ? new JsonPrimitive(Boolean.valueOf(text))
              : new JsonPrimitive(text);
      case WORDS -> words(text);
      case WORD, TEXT -> new JsonPrimitive(text);
    };
  }

  private static JsonElement words(String text) {
    try {
      JsonElement parsed = JsonParser.parseString(text);
      return parsed.isJsonArray() ? parsed : new JsonPrimitive(text);
    } catch (JsonParseException e) {
      return new JsonPrimitive(text);
    }
  }
}
