package switchover.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A status in a few lines for people. Pure. */
final class StatusLines {
  private StatusLines() {}

  static String of(JsonObject status) {
    StringBuilder lines = new StringBuilder();
    lines.append(text(status, "name")).append(" (").append(text(status, "mode")).append(") is ");
    lines.append(text(status, "state")).append(", epoch ").append(text(status, "epoch"));
    if (status.get("redundantNode") instanceof JsonObject other) {
      String name = text(other, "name");
      lines.append("\nredundant node ").append(name.isEmpty() ? "" : name + " ");
      lines.append("is ").append(text(other, "status"));
      lines.append("\nredundancy ").append(text(status, "redundancy"));
      lines.append(", pair ").append(text(status, "pair"));
    }
    if (status.get("maintenance") instanceof JsonObject maintenance) {
      lines.append("\nin maintenance until ").append(text(maintenance, "until"));
    }
    if (status.get("attention") instanceof JsonArray attention) {
      for (JsonElement each : attention) {
        if (each instanceof JsonObject wanted) {
          lines.append("\n! ").append(text(wanted, "reason")).append(": ");
          lines.append(text(wanted, "text"));
        }
      }
    }
    return lines.toString();
  }

  /** The text under that name; empty where there is none. */
  static String text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
  }
}
