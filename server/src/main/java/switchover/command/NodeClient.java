package switchover.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import switchover.access.LaterException;
import switchover.access.RefusalException;
import switchover.settings.Home;
import switchover.settings.Problem;
import switchover.settings.Settings;
import switchover.settings.SettingsException;
import switchover.settings.SettingsParser;

/** Asks a running node, or about accounts the home of a stopped one, and says the answer. */
public final class NodeClient {
  private static final int CONNECT_MILLIS = 3000;

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_TOKEN_BYTES = 4096;

  private NodeClient() {}

  /**
   * Where to ask.
   *
   * @param url the node's base path
   * @param token null for none
   */
  record Target(String url, String token) {}

  /**
   * What came back.
   *
   * @param tag the entity tag; null for none
   */
  record Answer(int status, String body, String tag) {}

  /**
   * Asks.
   *
   * @param out for the answer
   * @param err for what went wrong
   * @return one of the codes of {@link Exit}
   */
  public static int ask(Command.Ask ask, PrintStream out, PrintStream err) {
    if (ask.question().isAboutSettings()) {
      return SettingsCommand.run(ask, out, err);
    }
    Target target;
    Call call;
    try {
      call = call(ask.question());
      if (ask.question().isAboutAccounts() && ask.url() == null) {
        requireHome(ask.home());
        AccountsAtHome stopped = AccountsAtHome.taken(Home.open(ask.home()));
        if (stopped != null) {
          return atHome(ask, call, stopped, out, err);
        }
      }
      target = target(ask);
    } catch (SettingsException | IOException e) {
      return fail(err, Exit.USAGE, e.getMessage());
    }
    try {
      Answer answer = send(call, target);
      return report(ask, target, answer, out, err);
    } catch (IOException e) {
      return fail(err, Exit.UNREACHABLE, unreachable(target.url(), reason(e)));
    }
  }

  private static int atHome(
      Command.Ask ask, Call call, AccountsAtHome stopped, PrintStream out, PrintStream err)
      throws IOException {
    try (stopped) {
      JsonObject answer = stopped.answer(ask.question(), call);
      out.println(ask.json() ? answer : lines("accounts", answer));
      return Exit.DONE;
    } catch (SettingsException | RefusalException | LaterException e) {
      return fail(err, Exit.REFUSED, e.getMessage());
    }
  }

  private static Call call(Command.Question question) throws IOException {
    return question.isAboutAccounts()
        ? AccountCalls.of(question)
        : Call.of(question, Instant.now());
  }

  static String reason(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "unknown host";
    }
    if (failure instanceof ConnectException) {
      boolean refused = String.valueOf(failure.getMessage()).contains("refused");
      return refused ? "connection refused" : "no way to it";
    }
    return failure instanceof SocketTimeoutException ? "no answer in time" : "no HTTP answer";
  }

  static Target target(Command.Ask ask) throws SettingsException, IOException {
    boolean wantsToken = ask.question().wantsToken();
    if (ask.url() != null) {
      return new Target(ask.url(), wantsToken ? token(ask.tokenFile()) : null);
    }
    requireHome(ask.home());
    Home home = Home.open(ask.home());
    Settings settings = home.settings();
    int port = ask.port() == null ? settings.node().httpPort() : ask.port();
    String bind = settings.node().bindAddress();
    String url = "http://" + (bind == null ? "localhost" : bind) + ":" + port;
    return new Target(url, wantsToken ? home.adminToken() : null);
  }

  /** A home that is there: no question makes one. */
  static void requireHome(Path home) throws IOException {
    if (!Files.exists(home.resolve(SettingsParser.FILE))) {
      String allowed = "the home folder of a node on this machine";
      throw new IOException(
          Problem.of("--home", home.toString(), "holds no switchover.json", allowed).message());
    }
  }

  private static String token(Path file) throws IOException {
    String allowed = "a readable file with the admin's token in one line";
    String text = "";
    if (Files.isReadable(file) && Files.isRegularFile(file)) {
      if (Files.size(file) <= MOST_TOKEN_BYTES) {
        text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      }
    }
    if (!text.matches("[\\x21-\\x7e]{1,256}")) {
      throw new IOException(
          Problem.of("--token-file", file.toString(), "holds no token", allowed).message());
    }
    return text;
  }

  static Answer send(Call call, Target target) throws IOException {
    URI uri = URI.create(target.url() + call.path());
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "application/json");
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(call.answerMillis());
    connection.setRequestMethod(call.method());
    if (target.token() != null) {
      connection.setRequestProperty("Authorization", "Bearer " + target.token());
    }
    if (call.ifMatch() != null) {
      connection.setRequestProperty("If-Match", call.ifMatch());
    }
    if (call.body() != null) {
      byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = in == null ? new byte[0] : in.readNBytes(MOST_BYTES);
      String tag = connection.getHeaderField("ETag");
      return new Answer(status, new String(body, StandardCharsets.UTF_8), tag);
    }
  }

  private static int report(
      Command.Ask ask, Target target, Answer answer, PrintStream out, PrintStream err) {
    JsonObject json = object(answer.body());
    boolean events = ask.question() instanceof Command.Question.Events;
    boolean accounts = ask.question().isAboutAccounts();
    String wanted = events ? "events" : accounts ? "accounts" : "state";
    boolean good = answer.status() < 300 && json != null && json.has(wanted);
    boolean refusal = answer.status() >= 400 && json != null && json.has("title");
    if (!good && !refusal) {
      String what = "it answers with HTTP " + answer.status() + ", not as a Switchover node";
      return fail(err, Exit.UNREACHABLE, unreachable(target.url(), what));
    }
    if (ask.json()) {
      out.println(answer.body());
    } else if (good) {
      out.println(lines(wanted, json));
    }
    if (good) {
      return Exit.DONE;
    }
    return ask.json() ? Exit.REFUSED : fail(err, Exit.REFUSED, reason(json));
  }

  private static String lines(String wanted, JsonObject json) {
    return switch (wanted) {
      case "events" -> EventLines.of(json.getAsJsonArray(wanted));
      case "accounts" -> AccountCalls.lines(json.getAsJsonArray(wanted));
      default -> StatusLines.of(json);
    };
  }

  static String reason(JsonObject problem) {
    String title = StatusLines.text(problem, "title");
    String detail = StatusLines.text(problem, "detail");
    return detail.isEmpty() ? title : title + ": " + detail;
  }

  static JsonObject object(String body) {
    try {
      var element = JsonParser.parseString(body);
      return element.isJsonObject() ? element.getAsJsonObject() : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  static String unreachable(String url, String why) {
    return Problem.of("node", url, "can't be reached (" + why + ")", "the URL of a running node")
        .message();
  }

  static int fail(PrintStream err, int code, String message) {
    for (String line : message.split("\n")) {
      err.println("switchover: " + line);
    }
    return code;
  }
}
