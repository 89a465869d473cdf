package switchover.outside;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import switchover.pair.Http;
import switchover.pair.TestNode;

/**
 * One entry of a node's durable events.
 *
 * @param from "" where it is not set, as the other texts
 */
public record Change(Instant at, String kind, String from, String to, String why, long epoch) {
  private static final int OK = 200;
  private static final List<String> FILES = List.of("events.old.jsonl", "events.jsonl");

  /** All that the node answers, oldest first. */
  public static List<Change> told(TestNode node) throws IOException, InterruptedException {
    String url = node.place().url() + "/api/events?most=1000";
    HttpResponse<String> answer = Http.get(url, node.home().token());
    if (answer.statusCode() != OK) {
      throw new IOException(url + " answered " + answer.statusCode());
    }
    List<Change> changes = new ArrayList<>();
    for (JsonElement each :
        JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonArray("events")) {
      changes.add(of(each.getAsJsonObject()));
    }
    Collections.reverse(changes);
    return changes;
  }

  /**
   * All that is on the node's disk, oldest first; where much has happened that is more than it
   * answers. Each whole line must be a good one.
   */
  static List<Change> kept(TestNode node) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String name : FILES) {
      Path file = node.home().folder().resolve(name);
      if (Files.exists(file)) {
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole
            .lines()
            .forEach(line -> changes.add(of(JsonParser.parseString(line).getAsJsonObject())));
      }
    }
    return changes;
  }

  /** Whether it is about the node's state. */
  public boolean ofState() {
    return kind.equals("State");
  }

  boolean toRunning() {
    return ofState() && to.equals("Running");
  }

  private static Change of(JsonObject json) {
    return new Change(
        Instant.parse(text(json, "at")),
        text(json, "kind"),
        text(json, "from"),
        text(json, "to"),
        text(json, "why"),
        json.get("epoch").getAsLong());
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : "";
  }
}
