package switchover.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import switchover.status.Address;
import switchover.status.AddressSource;

/** The file {@code known.json}: a memory that may be lost, so a damaged one is an empty one. */
public final class KnownAddresses {
  private static final System.Logger LOG = System.getLogger("switchover.home");

  private final DurableFile file;

  KnownAddresses(DurableFile file) {
    this.file = file;
  }

  /** What is remembered; nothing, with a line in the log, where the file is damaged. Never null. */
  public synchronized Known load() {
    try {
      byte[] bytes = file.read();
      return bytes == null ? Known.NOTHING : parse(bytes);
    } catch (IOException | SettingsException e) {
      LOG.log(Level.WARNING, "{0} is left aside: {1}", file.path(), e.getMessage());
      return Known.NOTHING;
    }
  }

  /** Remembers; durable when this returns. */
  public synchronized void save(Known known) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setSerializeNulls(false);
      json.beginObject();
      json.name("redundantNodeId").value(known.redundantNodeId());
      json.name("redundantName").value(known.redundantName());
      write(json.name("own"), known.own());
      write(json.name("redundant"), known.redundant());
      json.endObject();
    }
    file.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonWriter json, List<Address> addresses) throws IOException {
    json.beginArray();
    for (Address address : addresses) {
      json.beginObject();
      json.name("url").value(address.url());
      json.name("source").value(address.source().word());
      json.endObject();
    }
    json.endArray();
  }

  private Known parse(byte[] bytes) throws SettingsException {
    List<Problem> problems = new ArrayList<>();
    JsonObject object = JsonText.object(file.path().toString(), bytes);
    Section root = new Section("", object, problems);
    Known known =
        new Known(
            root.text("redundantNodeId", "a node id"),
            root.text("redundantName", "a name"),
            addresses(object.get("own"), problems),
            addresses(object.get("redundant"), problems));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return known;
  }

  private List<Address> addresses(JsonElement given, List<Problem> problems) {
    List<Address> addresses = new ArrayList<>();
    JsonArray array =
        given != null && given.isJsonArray() ? given.getAsJsonArray() : new JsonArray();
    for (JsonElement element : array) {
      JsonObject object = element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
      Section section = new Section("", object, problems);
      String url = section.text("url", WebAddress.ALLOWED);
      AddressSource source = AddressSource.of(section.text("source", "a source"));
      WebAddress.Parsed parsed = url == null ? null : WebAddress.parse(url);
      if (parsed == null || parsed.fault() != null || source == null) {
        String shown = url == null ? "an address" : url;
        problems.add(
            Problem.of(file.path().toString(), shown, "is damaged", "a URL with its source"));
      } else {
        addresses.add(new Address(parsed.address().url(), source));
      }
    }
    return List.copyOf(addresses);
  }
}
