package switchover.http;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.Caller;
import switchover.access.LaterException;
import switchover.access.People;
import switchover.access.Session;
import switchover.audit.Act;
import switchover.settings.AccountFields;
import switchover.settings.Role;
import switchover.settings.SettingsException;

/**
 * {@code /config/session}: who is signed in (GET), sign in (POST) and out (DELETE); {@code
 * /config/session/first-admin}: make the first admin; {@code /config/session/ticket}: sign in by a
 * ticket of the other node. Open to all, as a sign-in must be, and below the screen's own path, so
 * that nothing of {@code /api} is.
 */
final class SessionServlet extends PatientServlet {
  static final String PATH = "/config/session";

  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 4096;
  private static final String FIRST_ADMIN = "/first-admin";

  private final transient People people;
  private final transient WhoAsks whoAsks;
  private final transient RefusedActs refused;

  SessionServlet(People people, WhoAsks whoAsks, RefusedActs refused) {
    super("switchover-session-deadlines", MOST_BODY_BYTES);
    this.people = people;
    this.whoAsks = whoAsks;
    this.refused = refused;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    String method = request.getMethod();
    Way way = way(path);
    if (way == null) {
      Failure.notFound().send(response);
    } else if (method.equals("POST")) {
      signIn(request, response, way);
    } else if (method.equals("GET") && path == null) {
      say(request, response);
    } else if (method.equals("DELETE") && path == null) {
      signOut(request, response);
    } else {
      String allowed = path == null ? "GET, POST, DELETE" : "POST";
      Failure.methodNotAllowed(method, allowed).send(response);
    }
  }

  /** A way to sign in. */
  private interface Way {
    People.SignIn by(AccountFields fields, String source)
        throws SettingsException, LaterException, IOException;
  }

  private Way way(String path) {
    return switch (String.valueOf(path)) {
      case "null" -> this::byPassword;
      case FIRST_ADMIN -> this::byFirstCode;
      case "/ticket" -> this::byTicket;
      default -> null;
    };
  }

  private void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
    WhoAsks.Answer answer = whoAsks.look(request, false);
    if (answer instanceof WhoAsks.Answer.Known known && known.caller().isPerson()) {
      Caller caller = known.caller();
      send(request, response, described(caller.who(), caller.role()));
      return;
    }
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", false);
    json.addProperty("firstAdmin", people.wantsFirstAdmin());
    send(request, response, json);
  }

  /** Who is not signed in yet may hold no thread by a slow body. */
  private void signIn(HttpServletRequest request, HttpServletResponse response, Way way)
      throws IOException {
    // Else a page of somebody else could sign a person in as another one.
    boolean own = WhoAsks.isFromItsPage(request);
    readFor(request, body -> answer(own ? way : null, body, request, response));
  }

  /**
   * Answers.
   *
   * @param way null where the request is not of this node's own screen
   */
  private void answer(
      Way way, byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String source = request.getRemoteAddr();
    if (way == null) {
      refused.tell(source, "a sign-in that is not from this node's own screen");
      Failure.foreign().send(response);
      return;
    }
    String who = RefusedActs.STRANGER;
    People.SignIn done;
    try {
      AccountFields fields = AccountFields.parse(body);
      who = who(fields);
      done = way.by(fields, source);
    } catch (SettingsException e) {
      refuse(Failure.ofAll(400, "Value refused", e), who, request, response);
      return;
    } catch (LaterException e) {
      refuse(Failure.later(e), who, request, response);
      return;
    } catch (IOException e) {
      refuse(Failure.of(409, "Account not kept", e.getMessage()), who, request, response);
      return;
    }
    if (done instanceof People.SignIn.Refused wrong) {
      // Told where the secret was looked at.
      Failure.notSignedIn(wrong.why()).send(response);
    } else if (done instanceof People.SignIn.Done begun) {
      welcome(begun, request, response);
    }
  }

  /** Only a name that is one of an account: what else stands there may be a password. */
  private String who(AccountFields fields) {
    String name = fields.given("name");
    boolean known = people.accounts().stream().anyMatch(each -> each.name().equals(name));
    return known ? name : RefusedActs.STRANGER;
  }

  private void refuse(
      Failure failure, String who, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean first = FIRST_ADMIN.equals(request.getPathInfo());
    Act act = first ? Act.FIRST_ADMIN : Act.SIGN_IN;
    refused.tell(act, who, request.getRemoteAddr(), failure);
    failure.send(response);
  }

  private People.SignIn byFirstCode(AccountFields fields, String source)
      throws SettingsException, LaterException, IOException {
    String code = fields.secret("code");
    String name = fields.name();
    String password = fields.newPassword(name);
    fields.requireRight();
    People.SignIn done = people.makeFirstAdmin(code, name, password, source);
    if (done instanceof People.SignIn.Refused late && !people.wantsFirstAdmin()) {
      Failure failure = Failure.notSignedIn(late.why());
      refused.tell(Act.FIRST_ADMIN, RefusedActs.STRANGER, source, failure);
    }
    return done;
  }

  private People.SignIn byPassword(AccountFields fields, String source)
      throws SettingsException, LaterException {
    String name = fields.secret("name");
    String password = fields.secret("password");
    fields.requireRight();
    return people.signIn(name, password, source);
  }

  private People.SignIn byTicket(AccountFields fields, String source) throws SettingsException {
    String ticket = fields.secret("ticket");
    fields.requireRight();
    return people.redeem(ticket, source);
  }

  private void welcome(
      People.SignIn.Done begun, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = begun.session();
    JsonObject json = described(session.account(), session.role());
    json.addProperty("key", begun.pageKey());
    response.addHeader("Set-Cookie", whoAsks.cookieHeader(request, begun.cookie()));
    send(request, response, json);
  }

  private static JsonObject described(String name, Role role) {
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", true);
    json.addProperty("name", name);
    json.addProperty("role", role.word());
    return json;
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WhoAsks.Answer answer = whoAsks.look(request, true);
    if (answer instanceof WhoAsks.Answer.Foreign) {
      Failure.foreign().send(response);
      return;
    }
    if (answer instanceof WhoAsks.Answer.Known known && known.caller().isPerson()) {
      people.signOut(known.caller());
    }
    response.addHeader("Set-Cookie", whoAsks.cookieHeader(request, null));
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", false);
    send(request, response, json);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, JsonObject json)
      throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", body);
  }
}
