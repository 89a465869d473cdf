package switchover.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import switchover.live.LiveNode;
import switchover.settings.Home;
import switchover.settings.Secrets;
import switchover.settings.SettingsChange;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;
import switchover.settings.SettingsParser;

/** The settings in the home of a node that is stopped, which stays so until this is closed. */
final class SettingsAtHome implements SettingsPlace {
  private final Home home;
  private final AutoCloseable lock;

  private SettingsAtHome(Home home, AutoCloseable lock) {
    this.home = home;
    this.lock = lock;
  }

  /**
   * Takes the home.
   *
   * @return null where a running node has it
   */
  static SettingsAtHome taken(Home home) throws IOException {
    AutoCloseable lock = home.lockIfFree();
    return lock == null ? null : new SettingsAtHome(home, lock);
  }

  @Override
  public SettingsDocument read(boolean withSecrets) throws SettingsException {
    SettingsDocument stored = home.settingsFile().read().document();
    return withSecrets ? stored : Secrets.hidden(stored);
  }

  @Override
  public JsonObject save(SettingsDocument document) throws IOException, SettingsException {
    SettingsDocument stored = home.settingsFile().read().document();
    SettingsDocument whole = Secrets.restored(document, stored);
    SettingsParser.Parsed parsed = whole.judged("node");
    home.settingsFile().save(whole);
    List<String> warnings = new ArrayList<>(parsed.warnings());
    try {
      LiveNode.requireStartable(home, parsed.settings());
    } catch (IOException e) {
      warnings.add(SettingsChange.obstacle(e.getMessage()));
    }
    JsonObject said = new JsonObject();
    said.add("warnings", array(warnings));
    said.add("unknown", array(parsed.unknown()));
    said.add("settings", Secrets.hidden(whole).json());
    return said;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IOException("the home folder can't be given back: " + e.getMessage(), e);
    }
  }
}
