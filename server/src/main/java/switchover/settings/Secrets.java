package switchover.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what may be a secret out of an answer: the arguments of a command, what follows the place
 * in the address of a web service, and in fields that this version doesn't know whatever has a name
 * such as password. Pure.
 *
 * <p>What is shown in its place stands, in settings that come back, for what is stored.
 */
public final class Secrets {
  /** What is shown in place of a secret. */
  public static final String HIDDEN = "(hidden)";

  private static final Set<String> ADDRESSES = Set.of("health.address", "hooks.url");
  private static final Set<String> COMMANDS = Set.of("hooks.command", "external.command");
  private static final List<String> NAMES =
      List.of("password", "passwd", "secret", "token", "credential", "privatekey", "apikey");

  private Secrets() {}

  /** The document as it may be shown. */
  public static SettingsDocument hidden(SettingsDocument document) {
    JsonObject whole = document.json();
    walk("", whole, Secrets::shown);
    return SettingsDocument.of(whole);
  }

  /**
   * The document with what is stored in place of what was hidden.
   *
   * @param given as it came back
   * @throws SettingsException where something stands for what is not stored
   */
  public static SettingsDocument restored(SettingsDocument given, SettingsDocument stored)
      throws SettingsException {
    Map<String, JsonElement> values = stored.values();
    List<Problem> problems = new ArrayList<>();
    JsonObject whole = given.json();
    walk(
        "",
        whole,
        (name, value) -> {
          JsonElement back = back(name, value, values.get(name));
          // A file that a person wrote may hold the very words.
          if (isLeft(back) && !back.equals(values.get(name))) {
            problems.add(
                Problem.of(
                    Problem.printable(name),
                    HIDDEN,
                    "stands for a value that is not stored",
                    "the value itself"));
          }
          return back;
        });
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return SettingsDocument.of(whole);
  }

  /** What a value becomes. */
  private interface Change {
    JsonElement of(String name, JsonElement value);
  }

  private static void walk(String prefix, JsonObject object, Change change) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String name = prefix + member.getKey();
      if (member.getValue() instanceof JsonObject inner) {
        walk(name + ".", inner, change);
      } else {
        member.setValue(change.of(name, member.getValue()));
      }
    }
  }

  private static JsonElement shown(String name, JsonElement value) {
    if (ADDRESSES.contains(name)) {
      return isText(value) ? new JsonPrimitive(place(value.getAsString())) : value;
    }
    if (COMMANDS.contains(name)) {
      return value instanceof JsonArray words ? program(words) : value;
    }
    boolean secret = SettingFields.of(name) == null && (namesASecret(name) || holdsSecret(value));
    return secret ? new JsonPrimitive(HIDDEN) : value;
  }

  /** Scheme, host and port; what comes after them may be a secret. */
  private static String place(String address) {
    int authority = address.indexOf("://");
    int path = authority < 0 ? -1 : indexOfPath(address, authority + "://".length());
    boolean plain = authority >= 0 && (path < 0 || address.substring(path).equals("/"));
    return plain ? address : address.substring(0, Math.max(path, 0)) + "/" + HIDDEN;
  }

  private static int indexOfPath(String address, int from) {
    for (int at = from; at < address.length(); at++) {
      if ("/?#".indexOf(address.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static JsonArray program(JsonArray words) {
    JsonArray shown = new JsonArray();
    for (JsonElement word : words) {
      shown.add(shown.isEmpty() ? word : new JsonPrimitive(HIDDEN));
    }
    return shown;
  }

  private static JsonElement back(String name, JsonElement given, JsonElement stored) {
    if (stored == null) {
      return given;
    }
    // A browser knows numbers by less digits than JSON has; as far as it knows, they are equal.
    if (given.equals(shown(name, stored))) {
      return stored;
    }
    if (!COMMANDS.contains(name) || !given.isJsonArray() || !stored.isJsonArray()) {
      return given;
    }
    JsonArray words = new JsonArray();
    for (JsonElement word : given.getAsJsonArray()) {
      boolean same = words.size() < stored.getAsJsonArray().size() && isHidden(word);
      words.add(same ? stored.getAsJsonArray().get(words.size()) : word);
    }
    return words;
  }

  private static boolean isLeft(JsonElement value) {
    if (value instanceof JsonArray array) {
      return array.asList().stream().anyMatch(Secrets::isHidden);
    }
    return isHidden(value) || isText(value) && value.getAsString().endsWith("/" + HIDDEN);
  }

  private static boolean isHidden(JsonElement value) {
    return isText(value) && value.getAsString().equals(HIDDEN);
  }

  private static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString();
  }

  private static boolean holdsSecret(JsonElement value) {
    if (value instanceof JsonArray array) {
      return array.asList().stream().anyMatch(Secrets::holdsSecret);
    }
    return value instanceof JsonObject object
        && object.entrySet().stream()
            .anyMatch(member -> namesASecret(member.getKey()) || holdsSecret(member.getValue()));
  }

  /** Any part of the name: what stands below a secret is one. */
  private static boolean namesASecret(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    return NAMES.stream().anyMatch(plain::contains);
  }
}
