package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad options, settings and files, given to the jar itself: it says which field, which value and
 * what is allowed, ends with the code for it, and leaves the home as it was. A new case is a new
 * row in {@code bad-input.json}.
 */
@Tag("nodes")
class BadInputIT {
  /** What a first start may leave behind before it finds out that it cannot run. */
  private static final Set<String> FIRST_START =
      Set.of("lock", "node.id", "boots", "admin.token", "epoch", "switchover.json.good");

  @RegisterExtension final Lab lab = new Lab();

  /** One row of the file. */
  private record Row(
      String name, List<String> arguments, Map<String, String> files, int exit, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() throws IOException {
    try (Reader in =
        new InputStreamReader(
            BadInputIT.class.getResourceAsStream("bad-input.json"), StandardCharsets.UTF_8)) {
      return Arrays.stream(new Gson().fromJson(in, Row[].class));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void isRefusedWithFieldValueAndWhatIsAllowed(Row row) throws Exception {
    Path home = Files.createDirectories(lab.folder().resolve("home"));
    if (row.files() != null) {
      for (Map.Entry<String, String> file : row.files().entrySet()) {
        Files.writeString(home.resolve(file.getKey()), file.getValue());
      }
    }
    Map<String, String> before = contents(home);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      Map<String, String> words =
          Map.of(
              "{home}", home.toString(),
              "{port}", Integer.toString(Ports.free()),
              "{taken}", Integer.toString(taken.getLocalPort()));
      String[] arguments = row.arguments().stream().map(a -> fill(a, words)).toArray(String[]::new);
      Product.Ended ended = Product.run(lab.folder(), arguments);
      assertRefused(row, ended, words);
    }
    Map<String, String> after = contents(home);
    after.keySet().removeIf(name -> FIRST_START.contains(name) && !before.containsKey(name));
    assertEquals(before, after, "the home is as it was");
  }

  private static void assertRefused(Row row, Product.Ended ended, Map<String, String> words) {
    String err = ended.err();
    assertAll(
        () -> assertEquals(row.exit(), ended.exit(), err),
        () -> assertFalse(err.contains("\tat ") || err.contains("Exception"), err),
        () -> assertFalse(err.contains("secret"), err),
        () -> {
          for (String said : row.says()) {
            assertTrue(err.contains(fill(said, words)), said + " is missing in: " + err);
          }
        });
  }

  private static String fill(String text, Map<String, String> words) {
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace(word.getKey(), word.getValue());
    }
    return filled;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
