package switchover.controls;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One line of {@code controls.json}: an attack, and the controls that hold it off.
 *
 * @param threat how the row of SECURITY.md begins that tells of it
 * @param attack a name of {@link Attacks}
 * @param controls any one of them is enough; the attack succeeds where all of them are off
 * @param slow whether it takes seconds: by {@code --long} only
 */
record Row(String threat, String attack, List<Control> controls, boolean slow) {
  static List<Row> all() throws IOException {
    return Arrays.asList(new Gson().fromJson(read().get("switchedOff"), Row[].class));
  }

  /** How the rows of SECURITY.md begin that are not tried so; the data say why. */
  static Set<String> elsewhere() throws IOException {
    return read().getAsJsonObject("elsewhere").keySet();
  }

  private static JsonObject read() throws IOException {
    try (Reader in =
        new InputStreamReader(
            Row.class.getResourceAsStream("controls.json"), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject();
    }
  }

  /** All methods that may be switched off, each once. */
  static List<String> methods() throws IOException {
    return all().stream()
        .flatMap(row -> row.controls().stream())
        .map(Control::method)
        .distinct()
        .toList();
  }

  /**
   * What is off at a time: nothing, and all controls.
   *
   * @param each whether each alone, too, where there are more
   */
  List<List<Control>> states(boolean each) {
    List<List<Control>> states = new ArrayList<>();
    states.add(List.of());
    if (each && controls.size() > 1) {
      controls.forEach(control -> states.add(List.of(control)));
    }
    states.add(controls);
    return states;
  }

  @Override
  public String toString() {
    return attack + " " + controls;
  }
}
