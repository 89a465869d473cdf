package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
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
import switchover.sample.SampleProcess;
import switchover.settings.SettingField;
import switchover.settings.SettingFields;
import switchover.status.Mode;
import switchover.status.Redundancy;
import switchover.status.RedundantStatus;

/**
 * The configuration screen knows each setting, and neither it nor the runtime page says anything in
 * English to a Chinese reader.
 */
class ChineseScreenTest {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)+)\"";

  private static final List<String> IN_HTML =
      List.of("data-say>([^<]+)<", "aria-label=" + TEXT, " title=" + TEXT, "<title>([^<]+)<");

  /** Where a text for people stands in which file of the runtime page. */
  private static final Map<String, List<String>> RUNTIME =
      Map.ofEntries(entry("runtime/words.js"), Map.entry("index.html", IN_HTML));

  /** The same of the configuration screen. */
  private static final Map<String, List<String>> CONFIGURATION =
      Map.ofEntries(
          entry("config/config.js"),
          entry("config/copyable.js"),
          entry("config/guide.js"),
          entry("config/join.js"),
          entry("config/jumps.js"),
          entry("config/reach.js"),
          entry("config/sources.js"),
          entry("config/settings.js"),
          entry("config/session.js"),
          entry("config/outcome.js"),
          entry("config/actions.js"),
          entry("config/accounts.js"),
          entry("config/audit.js"),
          entry("config/pages.js"),
          entry("config/events.js"),
          entry("config/fieldform.js"),
          Map.entry(
              "config/fieldtexts.js",
              List.of(
                  "title: " + TEXT,
                  "\": \\[" + TEXT,
                  "\": \\[\"[^\"]*\", " + TEXT,
                  "\\[\\d+, " + TEXT)),
          Map.entry("config/index.html", IN_HTML));

  private static Map.Entry<String, List<String>> entry(String script) {
    return Map.entry(script, List.of("[^\\w.]t\\(" + TEXT));
  }

  @Test
  void eachTextOfTheRuntimePageHasItsTranslation() throws IOException {
    Set<String> missing = said(RUNTIME);
    assertTrue(missing.size() > 80, () -> "only " + missing);
    SampleProcess.INSTRUMENTS.forEach(instrument -> missing.add(instrument.label()));
    for (Mode mode : Mode.values()) {
      missing.add(mode.word());
    }
    for (Redundancy redundancy : Redundancy.values()) {
      missing.add(redundancy.word());
    }
    for (RedundantStatus status : RedundantStatus.values()) {
      missing.add(status.word());
    }
    missing.removeAll(translations("runtime/").keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void eachTextOfTheConfigurationScreenHasItsTranslation() throws IOException {
    Set<String> missing = said(CONFIGURATION);
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
    missing.removeAll(translations("runtime/").keySet());
    missing.removeAll(translations("config/").keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void eachTranslationStandsInOneDictionary() throws IOException {
    Set<Map.Entry<String, String>> both = new HashSet<>(translations("config/").entrySet());
    both.retainAll(translations("runtime/").entrySet());
    assertEquals(Set.of(), both);
  }

  @Test
  void eachSettingIsOnOneOfThePages() throws IOException {
    Set<String> names = new TreeSet<>();
    SettingFields.ALL.forEach(field -> names.add(field.name()));
    assertEquals(names, found("config/fieldtexts.js", "(?m)^  \"([a-z]+\\.[A-Za-z]+)\": \\["));
    String text = read("config/fieldtexts.js");
    for (String name : names) {
      assertEquals(3, text.split('"' + Pattern.quote(name) + '"', -1).length, name);
    }
  }

  private static Set<String> said(Map<String, List<String>> where) throws IOException {
    Set<String> said = new TreeSet<>();
    for (Map.Entry<String, List<String>> file : where.entrySet()) {
      for (String pattern : file.getValue()) {
        said.addAll(found(file.getKey(), pattern));
      }
    }
    return said;
  }

  private static Map<String, String> translations(String folder) throws IOException {
    Map<String, String> translations = new HashMap<>();
    Matcher matcher =
        Pattern.compile("(?m)^  " + TEXT + ": " + TEXT).matcher(read(folder + "zh.js"));
    while (matcher.find()) {
      translations.put(matcher.group(1), matcher.group(2));
    }
    return translations;
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
    String path = "/META-INF/resources/" + file;
    try (InputStream in = ChineseScreenTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
