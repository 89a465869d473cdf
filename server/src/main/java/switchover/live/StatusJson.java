package switchover.live;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import switchover.status.Address;
import switchover.status.Attention;
import switchover.status.Heartbeat;
import switchover.status.NodeStatus;
import switchover.status.RedundantNode;

/** Renders a status as the JSON of contract version 1. An unset part is absent, never null. */
final class StatusJson {
  private StatusJson() {}

  /**
   * @param redundancySince since when the redundancy is what it is, an ISO 8601 instant
   */
  static byte[] render(NodeStatus status, String redundancySince) {
    StringWriter text = new StringWriter(1024);
    try (JsonWriter json = new JsonWriter(text)) {
      write(json, status, redundancySince);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonWriter json, NodeStatus status, String redundancySince)
      throws IOException {
    json.setSerializeNulls(false);
    json.beginObject();
    json.name("schema").value(status.schema());
    json.name("pair").value(status.pair());
    json.name("nodeId").value(status.nodeId());
    json.name("name").value(status.name());
    json.name("mode").value(status.mode().word());
    json.name("state").value(status.state().word());
    json.name("epoch").value(status.epoch());
    json.name("sequence").value(status.sequence());
    json.name("redundancy").value(status.redundancy().word());
    json.name("redundancySince").value(redundancySince);
    json.name("serviceLevel").value(status.serviceLevel());
    write(json, status.addresses());
    write(json, status.redundantNode());
    write(json, status.heartbeat());
    writePassing(json, status);
    json.endObject();
  }

  private static void write(JsonWriter json, List<Address> addresses) throws IOException {
    json.name("addresses").beginArray();
    for (Address address : addresses) {
      json.beginObject();
      json.name("url").value(address.url());
      json.name("source").value(address.source().word());
      json.endObject();
    }
    json.endArray();
  }

  private static void write(JsonWriter json, RedundantNode other) throws IOException {
    if (other == null) {
      return;
    }
    json.name("redundantNode").beginObject();
    json.name("nodeId").value(other.nodeId());
    json.name("name").value(other.name());
    json.name("status").value(other.status().word());
    write(json, other.addresses());
    json.endObject();
  }

  private static void write(JsonWriter json, Heartbeat heartbeat) throws IOException {
    json.name("heartbeat").beginObject();
    json.name("periodMillis").value(heartbeat.periodMillis());
    json.name("timeoutMillis").value(heartbeat.timeoutMillis());
    json.name("missed").value(heartbeat.missed());
    json.endObject();
  }

  private static void writePassing(JsonWriter json, NodeStatus status) throws IOException {
    if (status.maintenance() != null) {
      json.name("maintenance").beginObject();
      json.name("until").value(status.maintenance().until());
      json.endObject();
    }
    if (status.leaving() != null) {
      json.name("leaving").beginObject();
      json.name("inMillis").value(status.leaving().inMillis());
      json.name("reason").value(status.leaving().reason());
      json.endObject();
    }
    if (status.spreadMillis() > 0) {
      json.name("spreadMillis").value(status.spreadMillis());
    }
    if (!status.attention().isEmpty()) {
      json.name("attention").beginArray();
      for (Attention each : status.attention()) {
        json.beginObject();
        json.name("reason").value(each.reason());
        json.name("text").value(each.text());
        json.endObject();
      }
      json.endArray();
    }
  }
}
