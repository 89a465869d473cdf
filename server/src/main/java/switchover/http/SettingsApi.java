package switchover.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import switchover.access.Caller;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.settings.Known;
import switchover.settings.Problem;
import switchover.settings.Secrets;
import switchover.settings.SettingField;
import switchover.settings.SettingFields;
import switchover.settings.Settings;
import switchover.settings.SettingsChange;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;
import switchover.status.Address;

/**
 * {@code /api/settings}: what is stored, as in the file; {@code check}: what a change would do;
 * {@code fields}: what there is to set; {@code export}: all of it with what may be a secret, for
 * who asks for that by name. A change names by its entity tag what it was made from.
 */
final class SettingsApi {
  static final String PATH = "/settings";
  private static final String CHECK = PATH + "/check";
  private static final String FIELDS = PATH + "/fields";
  private static final String EXPORT = PATH + "/export";
  private static final int MOST_BODY_BYTES = 1 << 18;
  private static final String JSON = "application/json";
  private static final Pattern MARKED_BY_PROXY = Pattern.compile("^W/|-(?:gzip|br)(?=\"$)");

  private final SettingsDesk desk;
  private final AuditLog audit;
  private final RefusedActs refused;
  private final Function<Settings, Known> known;

  /**
   * @param known says what pages would be told of both nodes' addresses by a node of those settings
   */
  SettingsApi(
      SettingsDesk desk, AuditLog audit, RefusedActs refused, Function<Settings, Known> known) {
    this.desk = desk;
    this.known = known;
    this.audit = audit;
    this.refused = refused;
  }

  /** The methods of that path; null where there is none of that path. */
  static String allowed(String path) {
    return switch (path) {
      case PATH -> "GET, PUT";
      case CHECK, EXPORT -> "POST";
      case FIELDS -> "GET";
      default -> null;
    };
  }

  /** Answers a request by a method that is allowed. */
  void answer(String path, HttpServletRequest request, HttpServletResponse response, Caller by)
      throws IOException {
    if (path.equals(FIELDS)) {
      send(request, response, fields());
      return;
    }
    SettingsDocument stored;
    try {
      stored = desk.stored();
    } catch (SettingsException e) {
      refuse(Failure.ofAll(409, "Settings not readable", e), request, response, by);
      return;
    }
    if (request.getMethod().equals("GET")) {
      response.setHeader("ETag", tag(stored));
      ReadOnlyServlet.sendFresh(request, response, JSON, Secrets.hidden(stored).bytes());
      return;
    }
    if (path.equals(EXPORT)) {
      audit.add(Act.SETTINGS_EXPORTED, by.who(), by.source(), true, "with secrets");
      response.setHeader("ETag", tag(stored));
      ReadOnlyServlet.sendFresh(request, response, JSON, stored.bytes());
      return;
    }
    byte[] body = Body.read(request, response, MOST_BODY_BYTES);
    if (body == null) {
      return;
    }
    String known = request.getHeader("If-Match");
    if (path.equals(PATH) && known == null) {
      String allowed = "the ETag of the settings that the change was made from";
      Problem missing = Problem.of("If-Match", "nothing", "is given", allowed);
      refuse(Failure.ofOne(428, "Precondition required", missing), request, response, by);
      return;
    }
    try {
      SettingsDocument given = SettingsDocument.parse(body);
      if (path.equals(CHECK)) {
        send(request, response, tried(desk.check(given)));
      } else {
        save(given, known, request, response, by);
      }
    } catch (SettingsException e) {
      refuse(Failure.ofAll(400, "Value refused", e), request, response, by);
    }
  }

  /** What was to be saved and is not, is told; a look or a try is no act. */
  private void refuse(
      Failure failure, HttpServletRequest request, HttpServletResponse response, Caller by)
      throws IOException {
    if (request.getMethod().equals("PUT")) {
      refused.tell(Act.SETTINGS_SAVED, by, failure);
    }
    failure.send(response);
  }

  private void save(
      SettingsDocument given,
      String known,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller by)
      throws IOException, SettingsException {
    SettingsDesk.Outcome outcome;
    try {
      outcome = desk.save(given, stored -> names(known, tag(stored)), by.by());
    } catch (IOException e) {
      // Not a failure of this node: it works on, by the settings that it has.
      refuse(Failure.of(409, "Settings not saved", e.getMessage()), request, response, by);
      return;
    }
    if (outcome instanceof SettingsDesk.Outcome.Saved saved) {
      // The names of fields alone: a value may be a secret.
      String fields = Problem.printable(String.join(", ", saved.fields()));
      audit.add(Act.SETTINGS_SAVED, by.who(), by.source(), true, fields);
      response.setHeader("ETag", tag(saved.change().document()));
      send(request, response, json(saved.change()));
    } else if (outcome instanceof SettingsDesk.Outcome.Stale stale) {
      refuse(stale(stale), request, response, by);
    }
  }

  private static Failure stale(SettingsDesk.Outcome.Stale stale) {
    JsonArray differences = new JsonArray();
    for (SettingsDesk.Difference each : stale.differences()) {
      JsonObject difference = new JsonObject();
      difference.addProperty("field", each.field());
      add(difference, "yours", each.yours());
      add(difference, "stored", each.stored());
      differences.add(difference);
    }
    JsonObject more = new JsonObject();
    more.addProperty("etag", tag(stale.stored()));
    more.add("differences", differences);
    String detail =
        "the settings were changed since they were read; what is stored differs from yours in "
            + differences.size()
            + " fields";
    return new Failure(
        412, "Settings changed meanwhile", detail, null, more, "ETag", tag(stale.stored()));
  }

  private static void add(JsonObject to, String name, JsonElement value) {
    if (value != null) {
      to.add(name, value);
    }
  }

  private static String tag(SettingsDocument document) {
    return '"' + document.tag() + '"';
  }

  /**
   * Whether the header names that tag: RFC 9110, 13.1.1. A proxy that packs answers marks the tag
   * of what it has packed, by {@code W/} before it or a word at its end, and the browser gives it
   * back so.
   */
  private static boolean names(String header, String tag) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(","))
            .map(each -> MARKED_BY_PROXY.matcher(each.strip()).replaceAll(""))
            .anyMatch(tag::equals);
  }

  private static JsonObject json(SettingsChange change) {
    JsonObject json = new JsonObject();
    json.add("appliedAtOnce", array(change.atOnce()));
    json.add("restartNeeded", array(change.restartNeeded()));
    json.add("warnings", array(change.parsed().warnings()));
    json.add("unknown", array(change.parsed().unknown()));
    json.add("settings", Secrets.hidden(change.document()).json());
    return json;
  }

  /** Where pages would go is asked before it is saved. */
  private JsonObject tried(SettingsChange change) {
    Known would = known.apply(change.parsed().settings());
    JsonObject json = json(change);
    json.add("addresses", addresses(would.own()));
    json.add("redundantAddresses", addresses(would.redundant()));
    return json;
  }

  private static JsonArray addresses(List<Address> addresses) {
    JsonArray array = new JsonArray();
    for (Address address : addresses) {
      JsonObject json = new JsonObject();
      json.addProperty("url", address.url());
      json.addProperty("source", address.source().word());
      array.add(json);
    }
    return array;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonObject fields() {
    JsonArray fields = new JsonArray();
    SettingFields.ALL.forEach(field -> fields.add(json(field)));
    JsonObject json = new JsonObject();
    json.add("fields", fields);
    return json;
  }

  private static JsonObject json(SettingField field) {
    JsonObject json = new JsonObject();
    json.addProperty("name", field.name());
    json.addProperty("kind", field.kind().word());
    if (field.unit() != null) {
      json.addProperty("unit", field.unit());
      json.addProperty("min", field.min());
      json.addProperty("max", field.max());
    }
    if (field.preset() != null) {
      json.add("preset", preset(field.preset()));
    }
    if (!field.choices().isEmpty()) {
      json.add("choices", array(field.choices()));
    }
    json.addProperty("atOnce", field.atOnce());
    json.addProperty("shared", field.shared());
    return json;
  }

  private static JsonPrimitive preset(Object preset) {
    if (preset instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return preset instanceof Boolean flag
        ? new JsonPrimitive(flag)
        : new JsonPrimitive(preset.toString());
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, JsonObject json)
      throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, JSON, body);
  }
}
