package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a field is what the judge of settings holds it to. */
class SettingFieldsTest {
  /** What must stand beside a field for it to be judged alone. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "health", "{\"address\":\"http://a\"}",
          "hooks", "{\"url\":\"http://a\"}",
          "external", "{\"stateFile\":\"x\"}",
          "coordinator", "{\"connect\":\"a:1\",\"path\":\"/x\"}",
          "redundancy", "{\"pair\":\"p\",\"masterAddress\":\"http://a\"}");

  private static final String CERTIFICATE = "{\"certificateFile\":\"a\",\"keyFile\":\"b\"}";
  private static final String STORE = "{\"storeFile\":\"a\",\"passwordFile\":\"b\"}";

  static Stream<SettingField> fields() {
    return SettingFields.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void isKnownToTheParser(SettingField field) throws SettingsException {
    JsonElement value =
        switch (field.kind()) {
          case NUMBER ->
              new JsonPrimitive(field.preset() == null ? field.min() : (Integer) field.preset());
          case FLAG -> new JsonPrimitive((Boolean) field.preset());
          case WORD -> new JsonPrimitive((String) field.preset());
          case WORDS -> words(field.name());
          case TEXT -> new JsonPrimitive(text(field.name()));
        };
    SettingsDocument document = document(field.name()).with(field.name(), value);
    if (field.name().equals("external.command")) {
      document = document.with("external.stateFile", null);
    }
    assertEquals(List.of(), document.judged("host").unknown());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void saysWhatHoldsWhereItIsLeftOut(SettingField field) throws SettingsException {
    if (field.kind() == SettingField.Kind.TEXT || field.kind() == SettingField.Kind.WORDS) {
      assertNull(field.preset());
    } else {
      Settings settings = document(field.name()).with(field.name(), null).judged("host").settings();
      String preset = Objects.toString(field.preset());
      assertEquals(preset, Objects.toString(field.value().apply(settings)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void itsRangeIsTheParsers(SettingField field) throws SettingsException {
    if (field.kind() != SettingField.Kind.NUMBER) {
      return;
    }
    assertTrue(isAllowed(field, field.min()) && isAllowed(field, field.max()), field::name);
    assertTrue(!isAllowed(field, field.min() - 1L), field::name);
    assertTrue(!isAllowed(field, field.max() + 1L), field::name);
  }

  /** Whether the number itself is; that it does not go with another one is not asked. */
  private static boolean isAllowed(SettingField field, long value) throws SettingsException {
    SettingsDocument document = document(field.name()).with(field.name(), new JsonPrimitive(value));
    try {
      document.judged("host");
      return true;
    } catch (SettingsException e) {
      return e.problems().stream()
          .noneMatch(
              problem ->
                  problem.field().equals(field.name())
                      && problem.allowed().startsWith("a whole number from " + field.min()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void itsChoicesAreTheParsers(SettingField field) {
    for (String choice : field.choices()) {
      SettingsDocument document =
          document(field.name()).with(field.name(), new JsonPrimitive(choice + "x"));
      SettingsException refused =
          assertThrows(SettingsException.class, () -> document.judged("host"));
      assertTrue(refused.problems().get(0).allowed().contains(choice), refused::getMessage);
    }
  }

  private static SettingsDocument document(String field) {
    String section = field.substring(0, field.indexOf('.'));
    JsonObject json = new JsonObject();
    if (section.equals("tls")) {
      json.add("node", JsonParser.parseString("{\"httpsPort\":8443}"));
      boolean ofStore = field.equals("tls.storeFile") || field.equals("tls.passwordFile");
      json.add("tls", JsonParser.parseString(ofStore ? STORE : CERTIFICATE));
    }
    if (BESIDE.containsKey(section)) {
      json.add(section, JsonParser.parseString(BESIDE.get(section)));
    }
    return SettingsDocument.of(json);
  }

  private static JsonArray words(String name) {
    JsonArray words = new JsonArray();
    words.add(
        switch (name) {
          case "node.hostNames" -> "serverA.plant.example";
          case "node.trustedProxies" -> "10.0.0.0/24";
          case "page.framedBy" -> "https://portal.example";
          default -> "/bin/true";
        });
    return words;
  }

  private static String text(String name) {
    return switch (name) {
      case "node.name", "redundancy.pair", "external.stateFile" -> "x";
      case "node.bindAddress" -> "127.0.0.1";
      case "coordinator.connect" -> "a:1";
      case "coordinator.path" -> "/x";
      default -> "http://a";
    };
  }
}
