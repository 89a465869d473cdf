package switchover.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Events in a line each for people. Pure. */
final class EventLines {
  private EventLines() {}

  static String of(JsonArray events) {
    List<String> lines = new ArrayList<>();
    for (JsonElement event : events) {
      if (event.isJsonObject()) {
        lines.add(line(event.getAsJsonObject()));
      }
    }
    return lines.isEmpty() ? "no events" : String.join("\n", lines);
  }

  private static String line(JsonObject event) {
    StringBuilder line = new StringBuilder();
    line.append(StatusLines.text(event, "at")).append(' ');
    line.append(StatusLines.text(event, "kind"));
    String from = StatusLines.text(event, "from");
    String to = StatusLines.text(event, "to");
    if (!to.isEmpty()) {
      line.append(' ').append(from.isEmpty() ? "" : from + " -> ").append(to);
    }
    append(line, ": ", StatusLines.text(event, "why"));
    line.append(" (epoch ").append(StatusLines.text(event, "epoch")).append(')');
    append(line, ", by ", StatusLines.text(event, "by"));
    return line.toString();
  }

  private static void append(StringBuilder line, String before, String text) {
    if (!text.isEmpty()) {
      line.append(before).append(text);
    }
  }
}
