package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchover.browser.Page;

/**
 * The bad values of {@code bad-input/values.json}, typed into the fields of the screen: each field
 * says what is wrong with it, nothing can be saved, and the file stays as it was. As many at once
 * as there are fields; a few rounds of it, all by {@code -Dswitchover.long=true}.
 */
final class BadOnScreen {
  private static final int ROUNDS = Boolean.getBoolean("switchover.long") ? Integer.MAX_VALUE : 3;

  private final Page page;
  private int said;

  private BadOnScreen(Page page) {
    this.page = page;
  }

  /** On the node's screen, at its settings, where an admin is signed in; before and after. */
  static void on(Page page, TestNode node) throws IOException {
    BadOnScreen bad = new BadOnScreen(page);
    Path file = node.home().folder().resolve("switchover.json");
    byte[] before = Files.readAllBytes(file);
    for (String view : List.of("redundancy", "node-settings")) {
      page.run("document.querySelector('[data-view=" + view + "]').click()");
      page.awaitTrue("the fields are there", "return !!document.querySelector('[id^=field-]')");
      bad.eachFieldNamesIts();
    }
    assertTrue(bad.said > 60, "they were typed: " + bad.said);
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  private void eachFieldNamesIts() throws IOException {
    Map<String, List<String>> values = sayable();
    for (int round = 0; round < ROUNDS && !values.isEmpty(); round++) {
      Map<String, String> typed = new LinkedHashMap<>();
      values.forEach((field, bad) -> typed.put(field, bad.remove(0)));
      values.values().removeIf(List::isEmpty);
      type(typed);
    }
  }

  private void type(Map<String, String> typed) {
    String wanted = new Gson().toJson(typed);
    page.run(
        "for (const [name, text] of Object.entries("
            + wanted
            + ")) { const field = document.getElementById('field-' + name); field.value = text;"
            + " field.dispatchEvent(new Event('input', {bubbles: true})); }");
    page.awaitTrue(
        "each says what is wrong with it: " + wanted,
        "return Object.keys("
            + wanted
            + ").every(name => document.getElementById('error-' + name).innerText !== ''"
            + " && document.getElementById('field-' + name).getAttribute('aria-invalid') === 'true')");
    assertEquals(true, page.run("return document.querySelector('[data-save]').disabled"));
    said += typed.size();
    page.run("document.querySelector('[data-discard]').click()");
    page.awaitTrue(
        "nothing is wrong any more", "return !document.querySelector('[aria-invalid=true]')");
  }

  /** Of the fields that are there, what a person can type into them. */
  private Map<String, List<String>> sayable() throws IOException {
    String fields =
        page.run(
                "return JSON.stringify(Object.fromEntries([...document.querySelectorAll("
                    + "'[id^=field-]')].map(field => [field.name, field.inputMode === 'numeric'"
                    + " ? 'numeric' : field.type])))")
            .toString();
    Map<String, List<String>> sayable = new LinkedHashMap<>();
    JsonObject all = read();
    for (Map.Entry<String, JsonElement> field :
        JsonParser.parseString(fields).getAsJsonObject().entrySet()) {
      String kind = field.getValue().getAsString();
      JsonElement bad = all.get(field.getKey());
      List<String> texts = bad == null ? List.of() : texts(kind, bad.getAsJsonArray());
      if (!texts.isEmpty()) {
        sayable.put(field.getKey(), texts);
      }
    }
    return sayable;
  }

  private static List<String> texts(String kind, JsonArray bad) {
    List<String> texts = new ArrayList<>();
    for (JsonElement value : bad) {
      String text = kind.equals("textarea") ? lines(value) : text(kind, value);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** A word for each line; null for what no lines say. */
  private static String lines(JsonElement value) {
    List<String> lines = new ArrayList<>();
    if (value instanceof JsonArray words) {
      words.forEach(word -> lines.add(text("text", word)));
    }
    return lines.isEmpty() || lines.contains(null) ? null : String.join("\n", lines);
  }

  /** Null for what can't be typed, or means something else where it is. */
  private static String text(String kind, JsonElement value) {
    if (!(value instanceof JsonPrimitive given) || given.isBoolean()) {
      return null;
    }
    String text = given.getAsString();
    boolean number = kind.equals("numeric");
    boolean typed = number || kind.equals("text") && given.isString();
    boolean means = number && given.isString() && text.matches("-?[0-9]+");
    boolean plain = text.equals(text.strip()) && text.chars().noneMatch(c -> c < ' ');
    return typed && !means && plain && !text.isEmpty() ? text : null;
  }

  private static JsonObject read() throws IOException {
    try (Reader in =
        new InputStreamReader(
            BadOnScreen.class.getResourceAsStream("/bad-input/values.json"),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject();
    }
  }
}
