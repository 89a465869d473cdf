package switchover.settings;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;

/**
 * Saves settings until it is killed in the middle of it, or nobody listens any more: the n-th has n
 * in two places and a filling between them. After each save it prints n.
 */
public final class Saver {
  private static final int FILLING_CHARACTERS = 20_000;

  private Saver() {}

  /** The home folder, and how many saves there shall be. */
  public static void main(String[] arguments) throws Exception {
    Home home = Home.open(Path.of(arguments[0]));
    SettingsDocument document = home.settingsFile().read().document();
    int most = Integer.parseInt(arguments[1]);
    for (int n = 1; n <= most && !System.out.checkError(); n++) {
      home.settingsFile().save(numbered(document, n));
      System.out.println(n);
    }
  }

  static SettingsDocument numbered(SettingsDocument document, int n) {
    String filling = Integer.toString(n % 10).repeat(FILLING_CHARACTERS);
    return document
        .with("node.name", new JsonPrimitive("n" + n))
        .with("filling", new JsonPrimitive(filling))
        .with("zzz.number", new JsonPrimitive(n));
  }

  /** The number of settings that are whole. */
  static int number(SettingsDocument document) {
    int n = document.json().getAsJsonObject("zzz").get("number").getAsInt();
    if (!numbered(document, n).tag().equals(document.tag())) {
      throw new AssertionError("settings between two saves: " + document.json());
    }
    return n;
  }
}
