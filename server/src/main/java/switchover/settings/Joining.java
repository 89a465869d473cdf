package switchover.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import switchover.status.Contract;
import switchover.status.Mode;

/**
 * Sets a home up as that of a pair's backup: its settings and the pair's key. What the settings say
 * besides is kept. Nothing is written before all of it has been found right.
 *
 * @param master URL of the master's node, as an admin gives it
 * @param pair name of the pair
 * @param key of the pair
 * @param httpPort where the backup is to listen; null for what is set, or for the default
 * @param force whether another key or mode may be replaced
 */
public record Joining(String master, String pair, PairKey key, Integer httpPort, boolean force) {
  private static final String MODE = "mode";
  private static final String REDUNDANCY = "redundancy";

  /**
   * The pair that a home's settings name.
   *
   * @return null where they name none, or are not there, or can't be read
   */
  public static String pairOf(Path home) {
    try {
      JsonObject settings = read(new DurableFile(home.resolve(SettingsParser.FILE)));
      JsonElement redundancy = settings == null ? null : settings.get(REDUNDANCY);
      boolean named = redundancy != null && redundancy.isJsonObject();
      JsonElement pair = named ? redundancy.getAsJsonObject().get("pair") : null;
      return pair instanceof JsonPrimitive text && text.isString() ? text.getAsString() : null;
    } catch (IOException | SettingsException e) {
      return null;
    }
  }

  /**
   * Sets it up; durable when it returns. The node must not run.
   *
   * @throws SettingsException with everything that would be wrong with the settings
   * @throws IOException where the home holds another key or mode, or can't be written
   */
  public void into(Home home) throws IOException, SettingsException {
    DurableFile file = new DurableFile(home.folder().resolve(SettingsParser.FILE));
    JsonObject settings = read(file);
    if (settings == null) {
      settings = new JsonObject();
      settings.addProperty("schema", Contract.SCHEMA);
    }
    fill(settings, file.path());
    SettingsDocument document = SettingsDocument.of(settings);
    document.judged("node");
    if (!home.keepPairKey(key, force)) {
      String keyFile = home.folder().resolve("pair.key").toString();
      throw another(keyFile, "another key", "the key given");
    }
    home.settingsFile().save(document);
  }

  private void fill(JsonObject settings, Path file) throws IOException {
    if (httpPort != null) {
      section(settings, "node").addProperty("httpPort", httpPort);
    }
    JsonObject redundancy = section(settings, REDUNDANCY);
    JsonElement mode = redundancy.get(MODE);
    String backup = Mode.BACKUP.word();
    if (!force && mode != null && !mode.equals(new JsonPrimitive(backup))) {
      throw another(file + ": redundancy.mode", mode.toString(), backup);
    }
    redundancy.addProperty(MODE, backup);
    redundancy.addProperty("pair", pair);
    redundancy.addProperty("masterAddress", master);
  }

  /** A section of another kind is left for the parser to refuse. */
  private static JsonObject section(JsonObject settings, String name) {
    JsonElement given = settings.get(name);
    if (given != null) {
      return given.isJsonObject() ? given.getAsJsonObject() : new JsonObject();
    }
    JsonObject made = new JsonObject();
    settings.add(name, made);
    return made;
  }

  private static HomeException another(String field, String value, String wanted) {
    String allowed = wanted + ", or --force to replace it";
    return new HomeException(Problem.of(field, value, "is there", allowed).message());
  }

  private static JsonObject read(DurableFile file) throws IOException, SettingsException {
    byte[] bytes = file.read();
    return bytes == null ? null : JsonText.object(SettingsParser.FILE, bytes);
  }
}
