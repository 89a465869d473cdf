package switchover.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import switchover.digest.Sha256;

/**
 * Settings as they stand in JSON, what this version doesn't know of them included. Well-formed, not
 * judged. Immutable.
 */
public final class SettingsDocument {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private static final int TAG_BYTES = 12;

  private final JsonObject json;

  private SettingsDocument(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads.
   *
   * @throws SettingsException where the bytes are not one JSON object
   */
  public static SettingsDocument parse(byte[] bytes) throws SettingsException {
    return new SettingsDocument(JsonText.object(SettingsParser.FILE, bytes));
  }

  /** The same as an object; later changes of it change nothing here. */
  public static SettingsDocument of(JsonObject json) {
    return new SettingsDocument(json.deepCopy());
  }

  /** A copy. */
  public JsonObject json() {
    return json.deepCopy();
  }

  /** As a file: indented, UTF-8. */
  public byte[] bytes() {
    return (PRETTY.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Names these values: two documents with one tag say the same. Letters and digits. */
  public String tag() {
    MessageDigest digest = Sha256.digest();
    digest.update(json.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
  }

  /**
   * Judges all of it.
   *
   * @param hostName the node's name where none is given
   * @throws SettingsException with everything that is wrong
   */
  public SettingsParser.Parsed judged(String hostName) throws SettingsException {
    return SettingsParser.judge(json, hostName);
  }

  /**
   * The same with one value in another way.
   *
   * @param field dotted, as {@code node.httpPort}
   * @param value null to leave the field out
   */
  public SettingsDocument with(String field, JsonElement value) {
    JsonObject copy = json.deepCopy();
    JsonObject place = copy;
    String rest = field;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      String section = rest.substring(0, dot);
      JsonElement inner = place.get(section);
      if (inner == null || !inner.isJsonObject()) {
        inner = new JsonObject();
        place.add(section, inner);
      }
      place = inner.getAsJsonObject();
      rest = rest.substring(dot + 1);
    }
    if (value == null) {
      place.remove(rest);
    } else {
      place.add(rest, value);
    }
    return new SettingsDocument(copy);
  }

  /** Every value by its dotted name, in the order of the document; an array is one value. */
  public Map<String, JsonElement> values() {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    collect("", json, values);
    return values;
  }

  private static void collect(String prefix, JsonObject from, Map<String, JsonElement> to) {
    for (Map.Entry<String, JsonElement> member : from.entrySet()) {
      if (member.getValue().isJsonObject()) {
        collect(prefix + member.getKey() + ".", member.getValue().getAsJsonObject(), to);
      } else {
        to.put(prefix + member.getKey(), member.getValue());
      }
    }
  }

  /** The dotted names of all values that are not the same in both, sorted. */
  public TreeSet<String> differences(SettingsDocument other) {
    Map<String, JsonElement> here = values();
    Map<String, JsonElement> there = other.values();
    TreeSet<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    names.removeIf(name -> here.containsKey(name) && here.get(name).equals(there.get(name)));
    return names;
  }
}
