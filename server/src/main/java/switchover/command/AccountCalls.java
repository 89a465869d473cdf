package switchover.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchover.settings.AccountFields;
import switchover.settings.Problem;

/** Questions about accounts as they go to the node, and its answer for people. */
final class AccountCalls {
  private static final String PATH = "/api/accounts";
  private static final int ANSWER_MILLIS = 10_000;
  private static final int MOST_FILE_BYTES = 1000;

  private AccountCalls() {}

  /**
   * The call of a question.
   *
   * @throws IOException where the file of a password can't be read
   */
  static Call of(Command.Question question) throws IOException {
    JsonObject body = new JsonObject();
    if (question instanceof Command.Question.AccountAdd add) {
      body.addProperty("name", add.name());
      body.addProperty("role", add.role().word());
      body.addProperty("password", password(add.passwordFile()));
      return call("POST", PATH, body);
    }
    if (question instanceof Command.Question.AccountRole change) {
      body.addProperty("name", change.name());
      body.addProperty("role", change.role().word());
      return call("PUT", PATH, body);
    }
    if (question instanceof Command.Question.AccountPassword change) {
      body.addProperty("name", change.name());
      body.addProperty("password", password(change.passwordFile()));
      return call("PUT", PATH, body);
    }
    if (question instanceof Command.Question.AccountRemove remove) {
      body.addProperty("name", remove.name());
      return call("POST", PATH + "/remove", body);
    }
    return new Call("GET", PATH, null, null, ANSWER_MILLIS);
  }

  private static Call call(String method, String path, JsonObject body) {
    return new Call(method, path, body.toString(), null, ANSWER_MILLIS);
  }

  /** The file's one line; the node judges it. A pipe will do, so that it need not be kept. */
  private static String password(Path file) throws IOException {
    String text = "";
    if (Files.isReadable(file) && !Files.isDirectory(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        text = new String(in.readNBytes(MOST_FILE_BYTES), StandardCharsets.UTF_8);
      }
    }
    String line = text.lines().findFirst().orElse("");
    if (line.isEmpty()) {
      String allowed =
          "a readable file with the password in one line, at most "
              + AccountFields.MOST_PASSWORD_BYTES
              + " bytes";
      throw new IOException(
          Problem.of(Options.PASSWORD_FILE, file.toString(), "holds no password", allowed)
              .message());
    }
    return line;
  }

  /** The accounts in a line each. */
  static String lines(JsonArray accounts) {
    List<String> lines = new ArrayList<>();
    for (JsonElement each : accounts) {
      JsonObject account = each.getAsJsonObject();
      lines.add(
          StatusLines.text(account, "name")
              + " ("
              + StatusLines.text(account, "role")
              + "), signed in: "
              + StatusLines.text(account, "sessions"));
    }
    return lines.isEmpty() ? "no accounts" : String.join("\n", lines);
  }
}
