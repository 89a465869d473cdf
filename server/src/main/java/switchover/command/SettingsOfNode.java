package switchover.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;

/** The settings of a running node, over its HTTP. */
final class SettingsOfNode implements SettingsPlace {
  private static final String PATH = "/api/settings";
  private static final int ANSWER_MILLIS = 10_000;

  private final NodeClient.Target target;
  private String tag;

  SettingsOfNode(NodeClient.Target target) {
    this.target = target;
  }

  String url() {
    return target.url();
  }

  @Override
  public SettingsDocument read(boolean withSecrets)
      throws IOException, SettingsException, RefusedException {
    Call call =
        withSecrets
            ? new Call("POST", PATH + "/export", "", null, ANSWER_MILLIS)
            : new Call("GET", PATH, null, null, ANSWER_MILLIS);
    NodeClient.Answer answer = send(call);
    tag = answer.tag();
    return SettingsDocument.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public JsonObject save(SettingsDocument document) throws IOException, RefusedException {
    String body = document.json().toString();
    return NodeClient.object(send(new Call("PUT", PATH, body, tag, ANSWER_MILLIS)).body());
  }

  private NodeClient.Answer send(Call call) throws IOException, RefusedException {
    NodeClient.Answer answer;
    try {
      answer = NodeClient.send(call, target);
    } catch (IOException e) {
      throw new IOException(NodeClient.unreachable(target.url(), NodeClient.reason(e)), e);
    }
    JsonObject json = NodeClient.object(answer.body());
    if (answer.status() >= 400 && json != null && json.has("title")) {
      throw new RefusedException(reason(json), answer.body());
    }
    if (answer.status() != 200 || json == null) {
      String what = "it answers with HTTP " + answer.status() + ", not as a Switchover node";
      throw new IOException(NodeClient.unreachable(target.url(), what));
    }
    return answer;
  }

  /** With what differs, where somebody else has saved meanwhile. */
  private static String reason(JsonObject problem) {
    StringBuilder reason = new StringBuilder(NodeClient.reason(problem));
    if (problem.has("differences")) {
      for (JsonElement each : problem.getAsJsonArray("differences")) {
        JsonObject difference = each.getAsJsonObject();
        reason.append('\n').append(StatusLines.text(difference, "field"));
        reason.append(": yours ").append(difference.get("yours"));
        reason.append(", stored ").append(difference.get("stored"));
      }
    }
    return reason.toString();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
