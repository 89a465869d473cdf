package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import switchover.audit.Act;
import switchover.events.Kind;
import switchover.live.Attentions;
import switchover.settings.SettingField;
import switchover.settings.SettingFields;

/** The configuration screen knows each setting, and says nothing in English to a Chinese reader. */
class ChineseScreenTest {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)+)\"";

  /** Where a text for people stands in which file. */
  private static final Map<String, List<String>> SAID =
      Map.ofEntries(
          entry("../runtime/words.js"),
          entry("config.js"),
          entry("copyable.js"),
          entry("guide.js"),
          entry("join.js"),
          entry("jumps.js"),
          entry("reach.js"),
          entry("sources.js"),
          entry("settings.js"),
          entry("session.js"),
          entry("outcome.js"),
          entry("actions.js"),
          entry("accounts.js"),
          entry("audit.js"),
          entry("pages.js"),
          entry("events.js"),
          entry("fieldform.js"),
          Map.entry(
              "fieldtexts.js",
              List.of(
                  "title: " + TEXT,
                  "\": \\[" + TEXT,
                  "\": \\[\"[^\"]*\", " + TEXT,
                  "\\[\\d+, " + TEXT)),
          Map.entry(
              "index.html", List.of("data-say>([^<]+)<", "aria-label=" + TEXT, "<title>([^<]+)<")));

  private static Map.Entry<String, List<String>> entry(String script) {
    return Map.entry(script, List.of("[^\\w.]t\\(" + TEXT));
  }

  @Test
  void eachTextHasItsTranslation() throws IOException {
    Set<String> known = found("zh.js", "(?m)^  " + TEXT + ": ");
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, List<String>> file : SAID.entrySet()) {
      for (String pattern : file.getValue()) {
        missing.addAll(found(file.getKey(), pattern));
      }
    }
    assertTrue(missing.size() > 100, () -> "only " + missing);
    for (SettingField field : SettingFields.ALL) {
      missing.addAll(field.choices());
      missing.add(field.unit() == null ? "ms" : field.unit());
    }
    missing.addAll(PageCauses.WORDS.values());
    for (Kind kind : Kind.values()) {
      missing.add(kind.word());
    }
    for (Act act : Act.values()) {
      missing.addAll(List.of(act.word(), act.category()));
    }
    missing.addAll(List.of("Success", "Failure"));
    missing.addAll(Attentions.REASONS);
    missing.removeAll(known);
    assertEquals(Set.of(), missing);
  }

  @Test
  void eachSettingIsOnOneOfThePages() throws IOException {
    Set<String> names = new TreeSet<>();
    SettingFields.ALL.forEach(field -> names.add(field.name()));
    assertEquals(names, found("fieldtexts.js", "(?m)^  \"([a-z]+\\.[A-Za-z]+)\": \\["));
    String text = read("fieldtexts.js");
    for (String name : names) {
      assertEquals(3, text.split('"' + Pattern.quote(name) + '"', -1).length, name);
    }
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(read(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String read(String file) throws IOException {
    String path = Path.of("/META-INF/resources/config", file).normalize().toString();
    try (InputStream in = ChineseScreenTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
