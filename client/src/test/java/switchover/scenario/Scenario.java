package switchover.scenario;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of {@code scenarios}: where a page is opened, and phase by phase what stands at each
 * address and what the page must then know, decide and show.
 *
 * @param says the case in one sentence
 * @param page the page's URL
 */
record Scenario(String name, String says, PageAt page, List<Phase> phases) {

  record PageAt(String url) {}

  /**
   * @param nodes what stands at each base URL: a status, with {@code events} for the HTTP status of
   *     a stream that is closed for good; {@code refused}; {@code silent}; an answer with {@code
   *     code}, {@code type}, {@code body}; or pages alone
   * @param expect a part of {@code Switchover.status()}, and {@code href} of the address bar; a
   *     text that ends in an asterisk stands for any that begins so
   * @param passing whether it only has to be reached, and may pass
   */
  record Phase(Map<String, JsonElement> nodes, JsonObject expect, boolean passing) {
    /** The base URL that serves this URL; null where none does. */
    String baseOf(String url) {
      String found = null;
      for (String base : nodes.keySet()) {
        boolean serves = url.equals(base) || url.startsWith(base + "/");
        if (serves && (found == null || base.length() > found.length())) {
          found = base;
        }
      }
      return found;
    }

    StandIn at(String base) {
      return base == null ? StandIn.REFUSED : StandIn.of(nodes.get(base));
    }
  }

  static Scenario named(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  static List<Scenario> all() {
    Path folder = folder();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .map(Scenario::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    URI here = URI.create(Scenario.class.getResource("/scenarios").toString());
    return Path.of(here);
  }

  private static Scenario read(Path file) {
    try {
      Scenario read = new Gson().fromJson(Files.readString(file), Scenario.class);
      String name = file.getFileName().toString().replace(".json", "");
      return new Scenario(name, read.says(), read.page(), read.phases());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
