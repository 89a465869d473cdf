package switchover.browser;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;
import switchover.pair.Await;
import switchover.pair.ChildProcess;

/**
 * Carries a driver's commands to Firefox by the protocol that it speaks itself: each message is its
 * length, a colon, and a list of type, number, name and parameters.
 */
final class Marionette implements CommandExecutor, AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MOST_MILLIS = 30_000;

  /** The driver's words for what is asked, and Firefox's. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(DriverCommand.NEW_SESSION, "WebDriver:NewSession"),
          Map.entry(DriverCommand.GET, "WebDriver:Navigate"),
          Map.entry(DriverCommand.GET_CURRENT_URL, "WebDriver:GetCurrentURL"),
          Map.entry(DriverCommand.EXECUTE_SCRIPT, "WebDriver:ExecuteScript"),
          Map.entry(DriverCommand.ACTIONS, "WebDriver:PerformActions"),
          Map.entry(DriverCommand.SCREENSHOT, "WebDriver:TakeScreenshot"),
          Map.entry(DriverCommand.GET_CURRENT_WINDOW_HANDLE, "WebDriver:GetWindowHandle"),
          Map.entry(DriverCommand.GET_WINDOW_HANDLES, "WebDriver:GetWindowHandles"),
          Map.entry(DriverCommand.SWITCH_TO_NEW_WINDOW, "WebDriver:NewWindow"),
          Map.entry(DriverCommand.SWITCH_TO_WINDOW, "WebDriver:SwitchToWindow"),
          Map.entry(DriverCommand.SWITCH_TO_FRAME, "WebDriver:SwitchToFrame"),
          Map.entry(DriverCommand.CLOSE, "WebDriver:CloseWindow"),
          Map.entry(DriverCommand.QUIT, "WebDriver:DeleteSession"));

  private final Gson gson =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();
  private final Socket socket;
  private final InputStream in;
  private int number;

  private Marionette(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(MOST_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects as soon as that Firefox listens. */
  static Marionette of(int port, ChildProcess firefox) throws IOException {
    Socket[] connected = new Socket[1];
    Await.until(
        "Firefox listens",
        SOON,
        firefox::seen,
        () -> {
          connected[0] = new Socket(InetAddress.getLoopbackAddress(), port);
          return true;
        });
    Marionette marionette = new Marionette(connected[0]);
    marionette.read();
    return marionette;
  }

  @Override
  public synchronized Response execute(Command command) throws IOException {
    String name = NAMES.get(command.getName());
    if (name == null) {
      throw new WebDriverException("no word in Firefox for " + command.getName());
    }
    return response(command, ask(name, parameters(command)));
  }

  /** Runs a script in the browser itself, not in a page. */
  synchronized void inBrowser(String script) throws IOException {
    context("chrome");
    JsonObject parameters = new JsonObject();
    parameters.addProperty("script", script);
    parameters.add("args", new JsonArray());
    ask("WebDriver:ExecuteScript", parameters);
    context("content");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void context(String where) throws IOException {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("value", where);
    ask("Marionette:SetContext", parameters);
  }

  private JsonElement ask(String name, JsonObject parameters) throws IOException {
    write(name, parameters);
    JsonArray answer = read().getAsJsonArray();
    JsonElement error = answer.get(2);
    if (!error.isJsonNull()) {
      throw new WebDriverException(error.toString());
    }
    return answer.get(3);
  }

  private JsonObject parameters(Command command) {
    if (command.getName().equals(DriverCommand.ACTIONS)) {
      Collection<?> all = (Collection<?>) command.getParameters().get("actions");
      List<?> spelt = all.stream().map(each -> ((Sequence) each).encode()).toList();
      return gson.toJsonTree(Map.of("actions", spelt)).getAsJsonObject();
    }
    if (!command.getName().equals(DriverCommand.NEW_SESSION)) {
      JsonObject given = gson.toJsonTree(command.getParameters()).getAsJsonObject();
      given.addProperty("full", false);
      return given;
    }
    Map<String, Object> wanted = new HashMap<>();
    Collection<?> all = (Collection<?>) command.getParameters().get("capabilities");
    all.forEach(each -> wanted.putAll(((Capabilities) each).asMap()));
    return gson.toJsonTree(wanted).getAsJsonObject();
  }

  private Response response(Command command, JsonElement result) {
    Response response = new Response(command.getSessionId());
    if (command.getName().equals(DriverCommand.NEW_SESSION)) {
      JsonObject made = result.getAsJsonObject();
      response = new Response(new SessionId(made.get("sessionId").getAsString()));
      response.setValue(gson.fromJson(made.get("capabilities"), Map.class));
    } else {
      boolean wrapped = result.isJsonObject() && result.getAsJsonObject().has("value");
      JsonElement value = wrapped ? result.getAsJsonObject().get("value") : result;
      response.setValue(gson.fromJson(value, Object.class));
    }
    response.setState("success");
    return response;
  }

  private void write(String name, JsonObject parameters) throws IOException {
    JsonArray message = new JsonArray();
    message.add(0);
    message.add(++number);
    message.add(name);
    message.add(parameters);
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    byte[] length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(length);
    socket.getOutputStream().write(bytes);
  }

  private JsonElement read() throws IOException {
    int length = 0;
    for (int next = in.read(); next != ':'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Firefox has ended the connection");
      }
      length = length * 10 + next - '0';
    }
    return JsonParser.parseString(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }
}
