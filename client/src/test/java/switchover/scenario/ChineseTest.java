package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import switchover.decision.Words;

/** A page in Chinese shows no English word, whatever happens. */
class ChineseTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
  private static final Pattern KNOWN =
      Pattern.compile("https?://[^\\s，。]+|server[A-Za-z]?|HMI|https|Master|Backup");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @TestFactory
  Stream<DynamicTest> everyLineOfAScenarioIsChinese() {
    return Scenario.all().stream().map(s -> dynamicTest(s.name(), () -> replay(s)));
  }

  private static void replay(Scenario scenario) throws IOException {
    VirtualBrowser browser = new VirtualBrowser(scenario.phases().get(0), scenario.page().url());
    browser.speak(new GsonJson(table()));
    for (Scenario.Phase phase : scenario.phases()) {
      browser.turnTo(phase);
      long until = browser.nowMillis() + 8000;
      while (browser.nowMillis() < until) {
        browser.next();
        assertChinese(browser.told().get("line").getAsString());
        if (!browser.told().get("notice").isJsonNull()) {
          assertChinese(browser.told().get("notice").getAsString());
        }
      }
    }
  }

  @Test
  void eachTextHasTheSamePlacesToBeFilledIn() throws IOException {
    for (Map.Entry<String, JsonElement> text : table().entrySet()) {
      assertEquals(places(text.getKey()), places(text.getValue().getAsString()), text.getKey());
    }
  }

  @Test
  void theButtonsAreThere() throws IOException {
    assertEquals("立即切换", Words.say(new GsonJson(table()), "Go now"));
    assertEquals("稍后", Words.say(new GsonJson(table()), "Wait"));
    assertEquals("Wait", Words.say(null, "Wait"));
  }

  @Test
  void aNameThatLooksLikeAPlaceIsShownAsItIs() {
    assertEquals(
        "{1} Running, {9 Standby", Words.say(null, "{0} Running, {1} Standby", "{1}", "{9"));
  }

  private static void assertChinese(String line) {
    Matcher english = WORD.matcher(KNOWN.matcher(line).replaceAll(" "));
    assertFalse(english.find(), line);
    assertTrue(!line.contains("{"), line);
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> found = new TreeSet<>();
    PLACE.matcher(text).results().forEach(place -> found.add(place.group()));
    return found;
  }

  private static JsonObject table() throws IOException {
    String file = "/META-INF/resources/switchover/zh.json";
    try (InputStream in = ChineseTest.class.getResourceAsStream(file)) {
      assertNotNull(in, file);
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    }
  }
}
