package switchover.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import switchover.settings.Problem;

/**
 * Asks a master which pair it is of. The answer is not authenticated and need not be: with a wrong
 * name the nodes refuse each other.
 */
final class MasterPair {
  private static final int MILLIS = 3000;
  private static final int MOST_BYTES = 1 << 20;

  private MasterPair() {}

  /**
   * The name of the pair.
   *
   * @throws ConnectException where no node answers there
   */
  static String of(String master) throws ConnectException {
    String why;
    try {
      JsonElement pair = JsonParser.parseString(status(master)).getAsJsonObject().get("pair");
      if (pair instanceof JsonPrimitive text && text.isString() && !text.getAsString().isEmpty()) {
        return text.getAsString();
      }
      why = "the master at " + master + " names no pair";
    } catch (IOException e) {
      why = "the master at " + master + " can't be asked for its pair: " + e.getMessage();
    } catch (JsonParseException | IllegalStateException e) {
      why = "who is at " + master + " does not answer as a node";
    }
    throw new ConnectException(
        Problem.of("--pair", "nothing", "is given, and " + why, "the name of the pair").message());
  }

  private static String status(String master) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(master + "/status").toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", "application/json");
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
